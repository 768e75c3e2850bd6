#include <openssl/evp.h>

#include <array>
#include <memory>
#include <stdexcept>

#include "pipeline/write_records.h"

namespace glane {

std::string sha256(std::string_view bytes) {
  return sha256_of({bytes});
}

std::string sha256_of(std::initializer_list<std::string_view> pieces) {
  static constexpr char kHex[] = "0123456789abcdef";
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> state(EVP_MD_CTX_new(),
                                                                      EVP_MD_CTX_free);
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
  unsigned int length = 0;
  bool good = state && EVP_DigestInit_ex(state.get(), EVP_sha256(), nullptr) == 1;
  for (const std::string_view piece : pieces) {
    good = good && EVP_DigestUpdate(state.get(), piece.data(), piece.size()) == 1;
  }
  if (!good || EVP_DigestFinal_ex(state.get(), digest.data(), &length) != 1) {
    throw std::runtime_error("libcrypto: SHA-256 is not available");
  }
  std::string hex;
  hex.reserve(length * 2);
  for (unsigned int k = 0; k < length; ++k) {
    hex += kHex[digest[k] >> 4];
    hex += kHex[digest[k] & 15];
  }
  return hex;
}

}  // namespace glane
