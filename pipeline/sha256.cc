#include "pipeline/sha256.h"

#include <array>
#include <stdexcept>

#include "pipeline/write_records.h"

namespace glane {
namespace {

void check(bool good) {
  if (!good) throw std::runtime_error("libcrypto: SHA-256 is not available");
}

}  // namespace

Sha256::Sha256() {
  check(state_ && EVP_DigestInit_ex(state_.get(), EVP_sha256(), nullptr) == 1);
}

void Sha256::add(std::string_view bytes) {
  check(EVP_DigestUpdate(state_.get(), bytes.data(), bytes.size()) == 1);
}

std::string Sha256::hex() const {
  static constexpr char kHex[] = "0123456789abcdef";
  const State copy(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
  unsigned int length = 0;
  check(copy && EVP_MD_CTX_copy_ex(copy.get(), state_.get()) == 1 &&
        EVP_DigestFinal_ex(copy.get(), digest.data(), &length) == 1);
  std::string hex;
  hex.reserve(length * 2);
  for (unsigned int k = 0; k < length; ++k) {
    hex += kHex[digest[k] >> 4];
    hex += kHex[digest[k] & 15];
  }
  return hex;
}

std::string sha256(std::string_view bytes) {
  return sha256_of({bytes});
}

std::string sha256_of(std::initializer_list<std::string_view> pieces) {
  Sha256 sum;
  for (const std::string_view piece : pieces) sum.add(piece);
  return sum.hex();
}

}  // namespace glane
