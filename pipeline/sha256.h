// SHA-256 of what comes piece by piece; sha256() and sha256_of() of write_records.h are over it.
#pragma once

#include <openssl/evp.h>

#include <memory>
#include <string>
#include <string_view>

namespace glane {

class Sha256 {
 public:
  Sha256();

  void add(std::string_view bytes);
  // Of all so far, in lower-case hexadecimal; more may follow.
  [[nodiscard]] std::string hex() const;

 private:
  using State = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;
  State state_{EVP_MD_CTX_new(), EVP_MD_CTX_free};
};

}  // namespace glane
