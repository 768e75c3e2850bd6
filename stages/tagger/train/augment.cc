#include "stages/tagger/train/augment.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <map>

#include "pipeline/char_table.h"
#include "pipeline/utf8.h"

namespace glane::tagger {
namespace {

constexpr std::array<std::string_view, kNoises> kNames{"upper", "title", "bare", "glued",
                                                       "machine"};
constexpr float kReplaced = 0.7F;  // of the names of a text

void put(char32_t c, std::string& out) {
  std::array<char, 4> bytes;
  out.append(bytes.data(),
             static_cast<std::size_t>(put_code_point(c, bytes.data()) - bytes.data()));
}

char32_t upper(char32_t c) {
  return static_cast<char32_t>(u_toupper(static_cast<UChar32>(c)));
}
bool is_letter(char32_t c) {
  return u_isalpha(static_cast<UChar32>(c)) != 0;
}
bool is_upper(char32_t c) {
  return u_isupper(static_cast<UChar32>(c)) != 0;
}

// Writes a line anew, a character at a time.
class Rewriter {
 public:
  explicit Rewriter(std::string_view line) : line_(line) {}

  // What becomes of the character at `pos`, which moves past it.
  void step(Noise noise, std::uint32_t& pos, Random& random, std::string& out) {
    const std::uint32_t begin = pos;
    const char32_t c = next_code_point(line_, pos);
    switch (noise) {
      case Noise::Upper:
        put(upper(c), out);
        break;
      case Noise::Title:
        put(is_letter(before_) || before_ == U'’' ? c : upper(c), out);
        break;
      case Noise::Bare:
        out += without_accents(line_.substr(begin, pos - begin));
        break;
      case Noise::Glued:
        if (c != U' ' || !after_stop()) put(c, out);
        break;
      case Noise::Machine:
        if (c == U',') out += ' ';
        if (!is_letter(before_) && leaves_out_article(begin, pos, random)) break;
        put(c, out);
        break;
    }
    before_ = c;
  }

 private:
  [[nodiscard]] bool after_stop() const {
    return before_ == U'.' || before_ == U',' || before_ == U':';
  }

  // Skips `le `, `la `, `les ` a third of the time.
  bool leaves_out_article(std::uint32_t begin, std::uint32_t& pos, Random& random) const {
    for (const std::string_view article : {"le ", "la ", "les "}) {
      if (line_.substr(begin, article.size()) != article || random.unit() > 0.33F) continue;
      pos = begin + static_cast<std::uint32_t>(article.size());
      return true;
    }
    return false;
  }

  std::string_view line_;
  char32_t before_ = U' ';
};

// The spans, moved to where `moved` says that their bytes went; those of which nothing is left go.
std::vector<GoldSpan> moved_spans(const std::vector<GoldSpan>& spans,
                                  const std::vector<std::uint32_t>& moved) {
  std::vector<GoldSpan> out;
  for (const GoldSpan& span : spans) {
    GoldSpan there{moved[span.begin], moved[span.end], span.label};
    if (there.begin < there.end) out.push_back(std::move(there));
  }
  return out;
}

// One text on its way to other names.
class Renamer {
 public:
  Renamer(const NameStock& stock, Random& random) : stock_(stock), random_(random) {}

  // The name that stands for this one; the same one where there is none.
  std::string rename(const std::string& name, const std::string& label, bool elided) {
    const std::vector<std::string> words = words_of(name);
    if (!all_capital(words)) return name;
    if (label == "PER") return person(words);
    if (words.size() > 2 || (label != "ORG" && label != "LOC")) return name;
    const auto [known, is_new] = others_.try_emplace(name);
    if (is_new) known->second = thing(name, label, elided);
    return known->second;
  }

 private:
  static std::vector<std::string> words_of(const std::string& name) {
    std::vector<std::string> words(1);
    for (const char c : name) {
      if (c == ' ') {
        words.emplace_back();
      } else {
        words.back() += c;
      }
    }
    return words;
  }

  static bool all_capital(const std::vector<std::string>& words) {
    return std::all_of(words.begin(), words.end(), [](const std::string& word) {
      std::uint32_t pos = 0;
      return !word.empty() && is_upper(next_code_point(word, pos));
    });
  }

  static bool opens_with_vowel(const std::string& name) {
    std::uint32_t pos = 0;
    std::array<char, 4> bytes;
    const char* end = put_code_point(next_code_point(name, pos), bytes.data());
    const std::string bare =
        without_accents({bytes.data(), static_cast<std::size_t>(end - bytes.data())});
    return bare.find_first_of("AEIOUYHaeiouyh") == 0;
  }

  std::string person(const std::vector<std::string>& words) {
    const auto [style, is_new] = styles_.try_emplace(words.back());
    if (is_new) {
      style->second = random_.unit() < 0.3F ? NameStock::Style::Pinyin : NameStock::Style::West;
    }
    const bool east = style->second == NameStock::Style::Pinyin;
    const auto part = [&](const std::string& word, bool family) {
      const auto [known, fresh] = others_.try_emplace(word);
      if (fresh) {
        known->second =
            family ? stock_.family(style->second, random_) : stock_.given(style->second, random_);
      }
      return known->second;
    };
    const std::string family = part(words.back(), true);
    if (words.size() == 1) return family;
    std::string given = part(words.front(), false);
    if (words.size() > 2 && !east) given += ' ' + part(words[1], false);
    return east ? family + ' ' + given : given + ' ' + family;
  }

  std::string thing(const std::string& name, const std::string& label, bool elided) {
    const bool acronym = name.size() > 1 && std::all_of(name.begin(), name.end(), [](char c) {
                           return c >= 'A' && c <= 'Z';
                         });
    std::string other;
    for (int tries = 0; tries < 20; ++tries) {
      other = label == "LOC" ? stock_.place(random_)
              : acronym      ? stock_.acronym(random_)
                             : stock_.organization(random_);
      if (opens_with_vowel(other) == elided) break;
    }
    return other;
  }

  const NameStock& stock_;
  Random& random_;
  std::map<std::string, std::string> others_;
  std::map<std::string, NameStock::Style> styles_;
};

}  // namespace

std::optional<Noise> noise_named(std::string_view name) {
  const auto found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<Noise>(found - kNames.begin());
}

GoldText with_noise(const GoldText& text, Noise noise, float share, Random& random) {
  GoldText out;
  std::vector<std::uint32_t> moved(text.text.size() + 1);
  const std::string_view all = text.text;
  for (std::size_t begin = 0; begin < all.size();) {
    const std::size_t end = std::min(all.find('\n', begin), all.size());
    const std::string_view line = all.substr(begin, end - begin);
    const bool noisy = random.unit() < share;
    Rewriter rewriter(line);
    for (std::uint32_t pos = 0; pos < line.size();) {
      const std::uint32_t from = pos;
      const auto there = static_cast<std::uint32_t>(out.text.size());
      if (noisy) {
        rewriter.step(noise, pos, random, out.text);
      } else {
        out.text += line[pos++];
      }
      for (std::uint32_t k = from; k < pos; ++k) moved[begin + k] = there;
    }
    moved[end] = static_cast<std::uint32_t>(out.text.size());
    if (end < all.size()) out.text += '\n';
    begin = end + 1;
  }
  moved[all.size()] = static_cast<std::uint32_t>(out.text.size());
  out.spans = moved_spans(text.spans, moved);
  return out;
}

GoldText with_other_names(const GoldText& text, const NameStock& stock, Random& random) {
  GoldText out;
  std::vector<GoldSpan> spans = text.spans;
  std::sort(spans.begin(), spans.end());
  Renamer renamer(stock, random);
  std::uint32_t at = 0;
  for (const GoldSpan& span : spans) {
    if (span.begin < at) continue;
    out.text += text.text.substr(at, span.begin - at);
    std::string name = text.text.substr(span.begin, span.end - span.begin);
    const bool elided = out.text.ends_with('\'') || out.text.ends_with("’");
    if (random.unit() < kReplaced) name = renamer.rename(name, span.label, elided);
    const auto begin = static_cast<std::uint32_t>(out.text.size());
    out.text += name;
    out.spans.push_back({begin, static_cast<std::uint32_t>(out.text.size()), span.label});
    at = span.end;
  }
  out.text += text.text.substr(at);
  return out;
}

}  // namespace glane::tagger
