#include "pipeline/report/page.h"

#include <openssl/evp.h>

#include <array>
#include <stdexcept>

#include "pipeline/report/markup.h"

namespace glane::report {
namespace {

// `'sha256-…'`, as a Content-Security-Policy names the content of an element.
std::string source_of(std::string_view content) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
  unsigned int length = 0;
  if (EVP_Digest(content.data(), content.size(), digest.data(), &length, EVP_sha256(), nullptr) !=
      1) {
    throw std::runtime_error("libcrypto: SHA-256 is not available");
  }
  std::array<unsigned char, 2 * EVP_MAX_MD_SIZE> base64;
  const int size = EVP_EncodeBlock(base64.data(), digest.data(), static_cast<int>(length));
  return "'sha256-" +
         std::string(reinterpret_cast<const char*>(base64.data()), static_cast<std::size_t>(size)) +
         "'";
}

}  // namespace

std::string html_page(std::string_view title, std::string_view style, std::string_view body,
                      std::string_view script) {
  const std::string scripts = script.empty() ? "'none'" : source_of(script);
  std::string page =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src " +
      scripts + "; style-src " + source_of(style) +
      "; img-src data:; base-uri 'none'; form-action 'none'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
      escape_markup(title) + "</title>\n<style>";
  page += style;
  page += "</style>\n</head>\n<body>\n";
  page += body;
  if (!script.empty()) {
    page += "\n<script>";
    page += script;
    page += "</script>";
  }
  return page + "\n</body>\n</html>\n";
}

}  // namespace glane::report
