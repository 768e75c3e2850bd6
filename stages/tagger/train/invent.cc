#include "stages/tagger/train/invent.h"

#include <array>
#include <fstream>
#include <stdexcept>

#include "pipeline/utf8.h"

namespace glane::tagger {
namespace {

constexpr std::size_t kMemory = 3;
constexpr std::size_t kShortest = 4;
constexpr std::size_t kLongest = 12;

std::u32string letters_of(std::string_view word) {
  std::u32string letters;
  for (std::uint32_t pos = 0; pos < word.size();) letters += next_code_point(word, pos);
  return letters;
}

std::string utf8_of(const std::u32string& letters) {
  std::string word;
  for (const char32_t c : letters) {
    std::array<char, 4> bytes;
    word.append(bytes.data(),
                static_cast<std::size_t>(put_code_point(c, bytes.data()) - bytes.data()));
  }
  return word;
}

}  // namespace

WordMaker::WordMaker(const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    if (word.find(' ') != std::string::npos) continue;
    std::u32string before(kMemory, U' ');
    for (const char32_t c : letters_of(word) + std::u32string(1, 0)) {
      next_[before] += c;
      before = before.substr(1) + c;
    }
  }
}

std::string WordMaker::make(Random& random) const {
  for (;;) {
    std::u32string word;
    std::u32string before(kMemory, U' ');
    while (word.size() <= kLongest) {
      const std::u32string& choices = next_.at(before);
      const char32_t c = choices[random.below(choices.size())];
      if (c == 0) break;
      word += c;
      before = before.substr(1) + c;
    }
    if (word.size() >= kShortest && word.size() <= kLongest) return utf8_of(word);
  }
}

NameStock::NameStock(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error("cannot read " + path);
  for (std::string line; std::getline(in, line);) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) throw std::runtime_error(path + ": a line without a tab");
    names_[line.substr(0, tab)].push_back(line.substr(tab + 1));
  }
  for (const auto& [kind, names] : names_) {
    if (static_cast<unsigned char>(names.front()[0]) < 0x80)
      makers_.emplace(kind, WordMaker(names));
  }
}

const std::vector<std::string>& NameStock::of(std::string_view kind) const {
  const auto found = names_.find(kind);
  if (found == names_.end()) throw std::runtime_error("no names of kind " + std::string(kind));
  return found->second;
}

const std::string& NameStock::pick(std::string_view kind, Random& random) const {
  const std::vector<std::string>& names = of(kind);
  return names[random.below(names.size())];
}

std::string NameStock::given(Style style, Random& random) const {
  if (style == Style::West) return pick("given", random);
  std::string name = pick("syllable", random);
  const float second = random.unit();
  if (second < 0.2F) return name;
  const std::string& more = pick("syllable", random);
  if (second > 0.8F) return name + '-' + static_cast<char>(more[0] + 32) + more.substr(1);
  return name + static_cast<char>(more[0] + 32) + more.substr(1);
}

std::string NameStock::family(Style style, Random& random) const {
  if (style == Style::Pinyin) return pick("family-pinyin", random);
  return random.unit() < 0.5F ? pick("family", random) : makers_.at("family").make(random);
}

std::string NameStock::organization(Random& random) const {
  const float kind = random.unit();
  if (kind < 0.3F) return pick("company", random);
  std::string name = makers_.at("company").make(random);
  if (kind > 0.6F) name += ' ' + pick("company-tail", random);
  return name;
}

std::string NameStock::acronym(Random& random) const {
  std::string name;
  for (std::size_t k = 2 + random.below(3); k > 0; --k) {
    name += static_cast<char>('A' + random.below(26));
  }
  return name;
}

std::string NameStock::place(Random& random) const {
  return random.unit() < 0.5F ? pick("place", random) : makers_.at("place").make(random);
}

std::string NameStock::product(Random& random) const {
  const float kind = random.unit();
  const std::string number = std::to_string(1 + random.below(99)) + (kind < 0.2F ? "00" : "");
  if (kind < 0.3F) return acronym(random) + '-' + number;
  const std::string name = makers_.at("company").make(random);
  return kind < 0.6F ? name + ' ' + number : name;
}

std::string NameStock::event(Random& random) const {
  const float kind = random.unit();
  const std::string name = makers_.at("place").make(random);
  if (kind < 0.4F) return name + ' ' + std::to_string(2000 + random.below(30));
  return (kind < 0.7F ? "Coupe " : "Forum ") + name;
}

std::string NameStock::title(Random& random) const {
  return pick("title-head", random) + ' ' + pick("title-tail", random);
}

std::string NameStock::chinese(std::string_view label, Random& random) const {
  if (label == "PER")
    return random.unit() < 0.8F ? pick("person", random) : pick("foreigner", random);
  if (label == "FOREIGN") return pick("foreigner", random);
  if (label == "LOC" || label == "CLUB") return pick("place", random);
  if (label != "ORG") throw std::runtime_error("no Chinese names for " + std::string(label));
  const float kind = random.unit();
  if (kind < 0.2F) return pick("foreigner", random);
  const std::string& name = pick("company", random);
  return kind < 0.6F ? name : name + pick("company-tail", random);
}

}  // namespace glane::tagger
