// Two guards stand beside ICU's detector, which always has an answer.  Decoding is strict, so that
// GB18030 and Big5 exclude most of what is not theirs.  And what is taken for windows-1252 must be
// spelt like French: nearly every byte string can be read as windows-1252, but damaged UTF-8 gives
// `Ã`, which no French word has; what is taken for Chinese must be made of Han characters.
#include "pipeline/readers/encoding.h"

#include <simdjson.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <memory>
#include <new>
#include <optional>
#include <utility>

namespace glane {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kDetected = 8192;    // bytes that the detector looks at
constexpr int kLeastConfidence = 10;       // of 100; short texts get little
constexpr std::size_t kMostUnusual = 10;   // one character of so many need not be usual
constexpr std::size_t kLeastGood = 3;
constexpr std::size_t kLeastChinese = 6;   // fewer characters prove nothing

struct ConverterDeleter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, ConverterDeleter>;

struct DetectorDeleter {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

Converter open_converter(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(name.c_str(), &status));
  if (status == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
  return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

std::string lower(std::string_view name) {
  std::string result(name);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

// What pages mean by a name: as browsers read it.
std::string meant_by(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kMeant{{
      {"ascii", "windows-1252"},
      {"us-ascii", "windows-1252"},
      {"latin1", "windows-1252"},
      {"iso-8859-1", "windows-1252"},
      {"iso_8859-1", "windows-1252"},
      {"iso8859-1", "windows-1252"},
      {"cp1252", "windows-1252"},
      {"gb2312", "GB18030"},
      {"gb_2312-80", "GB18030"},
      {"gbk", "GB18030"},
      {"x-gbk", "GB18030"},
      {"gb18030", "GB18030"},
      {"big5", "Big5-HKSCS"},  // holds Big5
      {"big5-hkscs", "Big5-HKSCS"},
  }};
  const std::string key = lower(name);
  for (const auto& [label, meaning] : kMeant) {
    if (label == key) return std::string(meaning);
  }
  return std::string(name);
}

// The name for the record.
std::string told_as(const std::string& name) {
  if (name == "Big5-HKSCS") return "Big5";
  if (name == "GB18030") return name;
  UErrorCode status = U_ZERO_ERROR;
  const char* iana = ucnv_getStandardName(name.c_str(), "IANA", &status);
  return U_SUCCESS(status) && iana != nullptr ? iana : name;
}

// Nothing where some byte is not of this encoding.
std::optional<std::string> convert(std::string_view bytes, const std::string& name) {
  const Converter from = open_converter(name);
  const Converter to = open_converter("UTF-8");
  if (!from || !to) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  ucnv_setToUCallBack(from.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  ucnv_setFromUCallBack(to.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  std::string text;
  std::array<char, 16384> piece;
  std::array<UChar, 4096> pivot;
  UChar* pivot_from = pivot.data();
  UChar* pivot_to = pivot.data();
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  UBool reset = 1;
  for (;;) {
    char* out = piece.data();
    status = U_ZERO_ERROR;
    ucnv_convertEx(to.get(), from.get(), &out, piece.data() + piece.size(), &at, end, pivot.data(),
                   &pivot_from, &pivot_to, pivot.data() + pivot.size(), reset, 1, &status);
    reset = 0;
    text.append(piece.data(), static_cast<std::size_t>(out - piece.data()));
    if (status == U_BUFFER_OVERFLOW_ERROR) continue;
    if (status == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
    if (U_FAILURE(status)) return std::nullopt;
    if (text.starts_with(kByteOrderMark)) text.erase(0, kByteOrderMark.size());
    return text;
  }
}

// Whether what is not ASCII here are the letters and signs of French.
bool is_french_writing(std::string_view text) {
  static constexpr std::string_view kUsual =
      "éèêëàâäçîïôöùûüÿœæÉÈÊËÀÂÇÎÏÔÙÛŒÆ«»’‘“”–—…•°€©®·²³½ñ¿¡\u00A0";
  std::size_t unusual = 0;
  std::size_t all = 0;
  for (std::size_t pos = 0; pos < text.size();) {
    const auto byte = static_cast<unsigned char>(text[pos]);
    if (byte < 0x80) {
      ++pos;
      continue;
    }
    const std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
    ++all;
    if (kUsual.find(text.substr(pos, length)) == std::string_view::npos) ++unusual;
    pos += length;
  }
  return unusual * kMostUnusual <= all;
}

// Whether what is not ASCII here are Han characters and the signs that go with them.
bool is_chinese_writing(std::string_view text) {
  std::size_t usual = 0;
  std::size_t all = 0;
  for (std::size_t pos = 0; pos < text.size();) {
    const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(text[pos + k]); };
    if (byte(0) < 0x80) {
      ++pos;
      continue;
    }
    const std::size_t length = byte(0) >= 0xF0 ? 4 : byte(0) >= 0xE0 ? 3 : 2;
    ++all;
    if (length == 3) {
      const int c = (byte(0) & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
      if ((c >= 0x2010 && c < 0x2030) || (c >= 0x3000 && c < 0xA000) || c >= 0xFF00) ++usual;
    }
    pos += length;
  }
  return all >= kLeastChinese && (all - usual) * kMostUnusual <= all;
}

// UTF-16 without a mark: of one of the two bytes of most characters, nearly all are zero where
// there is Latin text or spaces; nothing else has zeros at all.
std::string_view utf16_by_zeros(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kDetected);
  std::size_t zeros[2] = {0, 0};
  for (std::size_t k = 0; k < head.size(); ++k) {
    if (head[k] == '\0') ++zeros[k % 2];
  }
  const std::size_t some = std::max<std::size_t>(head.size() / 40, 1);
  if (bytes.size() % 2 != 0 || head.size() < 4) return {};
  if (zeros[1] >= some && zeros[0] * 20 <= zeros[1]) return "UTF-16LE";
  if (zeros[0] >= some && zeros[1] * 20 <= zeros[0]) return "UTF-16BE";
  return {};
}

std::string_view by_mark(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xFF\xFE\0\0"sv)) return "UTF-32LE";
  if (bytes.starts_with("\0\0\xFE\xFF"sv)) return "UTF-32BE";
  if (bytes.starts_with("\xFF\xFE"sv)) return "UTF-16LE";
  if (bytes.starts_with("\xFE\xFF"sv)) return "UTF-16BE";
  return {};
}

// The stretch around the first byte that is not ASCII, from the start of its line.
std::string_view telling_part(std::string_view bytes) {
  const auto high = std::find_if(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) != 0; });
  const std::size_t line = bytes.rfind('\n', static_cast<std::size_t>(high - bytes.begin()));
  return bytes.substr(line == std::string_view::npos ? 0 : line + 1, kDetected);
}

// UTF-8 with some damage: most of what is not ASCII is whole characters of it, which happens in no
// other encoding.
bool is_damaged_utf8(std::string_view bytes) {
  std::size_t good = 0;
  std::size_t bad = 0;
  for (std::size_t pos = 0; pos < bytes.size();) {
    if (static_cast<unsigned char>(bytes[pos]) < 0x80) {
      ++pos;
      continue;
    }
    utf8proc_int32_t c = 0;
    const utf8proc_ssize_t length =
        utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(bytes.data()) + pos,
                         static_cast<utf8proc_ssize_t>(bytes.size() - pos), &c);
    ++(length < 1 ? bad : good);
    pos += length < 1 ? 1 : static_cast<std::size_t>(length);
  }
  return good >= kLeastGood && good > 2 * bad;
}

std::optional<DecodedText> detected(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, DetectorDeleter> detector(ucsdet_open(&status));
  const std::string_view part = telling_part(bytes);
  ucsdet_setText(detector.get(), part.data(), static_cast<std::int32_t>(part.size()), &status);
  ucsdet_enableInputFilter(detector.get(), 1);
  std::int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
  if (U_FAILURE(status)) return std::nullopt;
  for (std::int32_t k = 0; k < count; ++k) {
    const std::string name = meant_by(ucsdet_getName(matches[k], &status));
    if (ucsdet_getConfidence(matches[k], &status) < kLeastConfidence) break;
    const bool latin = name == "windows-1252";
    if (!latin && name != "GB18030" && name != "Big5-HKSCS") continue;
    std::optional<std::string> text = convert(bytes, name);
    if (!text || !(latin ? is_french_writing(*text) : is_chinese_writing(*text))) continue;
    return DecodedText{std::move(*text), told_as(name), ""};
  }
  return std::nullopt;
}

}  // namespace

std::size_t first_not_utf8(std::string_view text) {
  if (simdjson::validate_utf8(text.data(), text.size())) return std::string_view::npos;
  std::size_t pos = 0;
  while (pos < text.size()) {
    utf8proc_int32_t c = 0;
    const utf8proc_ssize_t length =
        utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + pos,
                         static_cast<utf8proc_ssize_t>(text.size() - pos), &c);
    if (length < 1) return pos;
    pos += static_cast<std::size_t>(length);
  }
  return std::string_view::npos;
}

bool is_encoding(std::string_view name) {
  return open_converter(meant_by(name)) != nullptr;
}

DecodedText decode_text(std::string bytes, const EncodingHints& hints) {
  if (const std::string name(by_mark(bytes)); !name.empty()) {
    std::optional<std::string> text = convert(bytes, name);
    if (text) return {std::move(*text), name, ""};
    return {"", "", "not " + name + ", as its byte order mark says"};
  }
  const std::size_t bad = first_not_utf8(bytes);
  const bool marked = bytes.starts_with(kByteOrderMark);
  if (!marked) {
    if (const std::string name(utf16_by_zeros(bytes)); !name.empty()) {
      if (std::optional<std::string> text = convert(bytes, name)) return {std::move(*text), name, ""};
    }
  }
  if (bad == std::string::npos) {
    if (marked) bytes.erase(0, kByteOrderMark.size());
    return {std::move(bytes), "", ""};
  }
  if (!marked) {
    for (const std::string_view said : {hints.declared, hints.fallback}) {
      if (said.empty() || lower(said) == "utf-8" || lower(said) == "utf8") continue;
      const std::string name = meant_by(said);
      if (std::optional<std::string> text = convert(bytes, name)) {
        return {std::move(*text), told_as(name), ""};
      }
    }
    if (hints.fallback.empty() && !is_damaged_utf8(bytes)) {
      if (std::optional<DecodedText> text = detected(bytes)) return std::move(*text);
    }
  }
  std::string error = "not UTF-8 at byte " + std::to_string(bad);
  if (!marked && !hints.fallback.empty()) error += ", nor " + std::string(hints.fallback);
  return {"", "", std::move(error)};
}

}  // namespace glane
