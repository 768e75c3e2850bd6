#include "stages/names/organization_names.h"

#include <algorithm>
#include <array>

#include "stages/names/romanise.h"

namespace glane {
namespace {

// Words that a company's full name has and its short name has not; folded.
constexpr std::array<std::string_view, 34> kLatinKinds{"group",
                                                       "groupe",
                                                       "holding",
                                                       "holdings",
                                                       "inc",
                                                       "incorporated",
                                                       "corp",
                                                       "corporation",
                                                       "co",
                                                       "company",
                                                       "ltd",
                                                       "limited",
                                                       "sa",
                                                       "se",
                                                       "ag",
                                                       "plc",
                                                       "nv",
                                                       "gmbh",
                                                       "llc",
                                                       "lp",
                                                       "kk",
                                                       "jituan",
                                                       "gongsi",
                                                       "compagnie",
                                                       "societe",
                                                       "spa",
                                                       "ab",
                                                       "asa",
                                                       "oyj",
                                                       "bhd",
                                                       "international",
                                                       "technologies",
                                                       "technology",
                                                       "the"};
constexpr std::array<std::u16string_view, 13> kHanKinds{
    u"股份有限公司", u"有限责任公司", u"控股集团", u"集团公司", u"有限公司", u"株式会社", u"集团",
    u"公司",         u"控股",         u"控股公司", u"科技",     u"ぐるうぷ", u"ぐるーぷ"};
constexpr std::array<std::string_view, 10> kSmall{"of", "and", "the", "de",  "du",
                                                  "la", "et",  "des", "for", "les"};

template <class Words>
bool holds(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_acronym(const NameText& name, const NameText& full) {
  if (name.words.size() != 1 || full.words.size() < 2 || name.words.front().letters.size() < 3)
    return false;
  std::string letters;
  for (const NameWord& word : full.words) {
    if (!word.letters.empty() && !holds(kSmall, word.letters)) letters += word.letters.front();
  }
  return name.words.front().capitals && letters == name.words.front().letters;
}

std::string pinyin_key(const NameText& name, const NameSounds& sounds) {
  std::string out;
  for (const NameWord& word : name.words) {
    NameText latin;
    if (word.characters.empty()) {
      latin.words.push_back(word);
      out += latin.key();
    } else {
      out += read_name(han_to_pinyin(word.characters, false, sounds), sounds.chars()).key();
    }
  }
  return out;
}

bool is_latin(const NameText& name) {
  return name.script == NameScript::Latin;
}

}  // namespace

std::string organization_key(const NameText& name) {
  NameText kept = name;
  while (kept.words.size() > 1 && holds(kLatinKinds, kept.words.back().letters))
    kept.words.pop_back();
  if (kept.words.size() > 1 && holds(kLatinKinds, kept.words.front().letters))
    kept.words.erase(kept.words.begin());
  std::u16string& last = kept.words.back().characters;
  for (const std::u16string_view kind : kHanKinds) {
    if (last.size() > kind.size() + 1 &&
        std::u16string_view(last).substr(last.size() - kind.size()) == kind) {
      last.resize(last.size() - kind.size());
      break;
    }
  }
  return kept.key();
}

bool same_organization(const NameText& a, const NameText& b, const NameSounds& sounds) {
  if (a.words.empty() || b.words.empty()) return false;
  if (organization_key(a) == organization_key(b)) return true;
  if (is_latin(a) && is_latin(b)) return is_acronym(a, b) || is_acronym(b, a);
  if (is_latin(a) == is_latin(b)) return false;
  const NameText& latin = is_latin(a) ? a : b;
  const NameText& other = is_latin(a) ? b : a;
  const bool han = std::any_of(other.words.begin(), other.words.end(),
                               [](const NameWord& word) { return word.script == NameScript::Han; });
  return han && pinyin_key(other, sounds) == latin.key();
}

}  // namespace glane
