// A partial mention (Huang, Son, le Fils) is compared with a full name by what stands around it: a
// fuller name of another person, a word that follows a possessive or a verb that follows a person,
// another writing of the same person.  Two full names are told apart by their glosses in characters
// and by the organisations and works that their sentences name.
#include "stages/names/name_context.h"

#include <algorithm>
#include <array>

#include "stages/names/context_words.h"

namespace glane {
namespace {

// French words that are written as a family name at the beginning of a sentence.
constexpr std::array<std::string_view, 16> kFrenchWords{"son", "sa",   "ma",   "ta", "su",   "tu",
                                                        "du",  "lui",  "or",   "lu", "long", "fils",
                                                        "sun", "aube", "mais", "an"};
// What follows a subject and no possessive: auxiliaries and verbs, particles, or nothing.
constexpr std::array<std::string_view, 36> kVerbs{
    "a",       "est",    "avait", "etait", "n",      "ne",    "s",      "se",      "va",
    "veut",    "peut",   "doit",  "dit",   "fut",    "sera",  "aura",   "ont",     "et",
    "y",       "en",     "lui",   "l",     "le",     "qui",   "pour",   "dans",    "chez",
    "affirme", "estime", "pense", "juge",  "compte", "reste", "quitte", "devient", "semble"};
constexpr std::array<std::string_view, 14> kTitles{"m",  "mme", "mlle", "mr",       "mrs",
                                                   "dr", "lao", "xiao", "monsieur", "madame",
                                                   "le", "la",  "mon",  "petit"};

template <class Words>
bool holds(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// The characters in brackets after the mention: Liu Yang (刘洋).
NameText gloss(const NameMention& mention, const CharTable& chars) {
  const std::size_t open = mention.context.find('(');
  if (open == std::string_view::npos) return {};
  const std::size_t close = mention.context.find(')', open);
  if (close == std::string_view::npos) return {};
  NameText text = read_name(mention.context.substr(open + 1, close - open - 1), chars);
  return text.script == NameScript::Han ? text : NameText{};
}

// What a context names beside people.
std::vector<std::uint32_t> things_in(std::string_view context, const NameComparer& comparer) {
  constexpr std::size_t kMostWords = 7;
  std::vector<std::uint32_t> out;
  const auto add = [&](const NameText& text) {
    for (const std::uint32_t identity : comparer.known().find(text)) {
      const EntityType type = comparer.known().lexicon().identities()[identity].type;
      if (type != EntityType::Person && type != EntityType::Location) out.push_back(identity);
    }
  };
  const NameText all = read_name(context, comparer.sounds().chars());
  for (std::size_t i = 0; i < all.words.size(); ++i) {
    NameText text;
    text.script = NameScript::Latin;
    for (std::size_t k = i; k < all.words.size() && k < i + kMostWords; ++k) {
      if (all.words[k].letters.empty()) break;
      text.words.push_back(all.words[k]);
      add(text);
    }
    const std::u16string& run = all.words[i].characters;
    for (std::size_t from = 0; from < run.size(); ++from) {
      for (std::size_t length = 2; length <= 8 && from + length <= run.size(); ++length) {
        NameText part;
        part.script = NameScript::Han;
        part.words.push_back({{}, run.substr(from, length), NameScript::Han, false});
        add(part);
      }
    }
  }
  return out;
}

class Partial {
 public:
  Partial(const NameComparer& comparer, const NameMention& mention, const NameMention& full)
      : comparer_(comparer), mention_(mention), full_(full), words_(words_of(mention.context)) {
    identities_ = comparer.known().find(full.text);
  }

  [[nodiscard]] Verdict decide() const {
    if (!has_upper(mention_.name)) return {Sameness::Different, "a common word"};
    const NameText bare = without_titles();
    if (bare.words.size() != 1) return other_writing();
    const std::vector<std::uint32_t> exact = comparer_.known().find(bare);
    const bool thing = std::any_of(exact.begin(), exact.end(), [&](std::uint32_t identity) {
      return comparer_.known().lexicon().identities()[identity].type != EntityType::Person;
    });
    if (is_slip(bare))
      return {Sameness::Same, "a mistranslation that the lexicon knows, with a capital"};
    if (thing) return {Sameness::Different, "the name of another thing"};
    if (!is_part(bare)) return other_writing();
    if (another_bears_it(bare))
      return {Sameness::Different, "another person of this family is named"};
    if (is_french_word(bare)) return {Sameness::Different, "a French word here"};
    return {Sameness::Same, "a part of the name"};
  }

 private:
  [[nodiscard]] NameText without_titles() const {
    NameText out = mention_.text;
    while (out.words.size() > 1 && holds(kTitles, out.words.front().letters))
      out.words.erase(out.words.begin());
    return out;
  }

  // A translation of an organisation's name, with a capital inside the sentence.
  [[nodiscard]] bool is_slip(const NameText& name) const {
    if (words_.empty() || words_.front().folded == name.words.front().letters) return false;
    for (const std::uint32_t identity : identities_) {
      if (comparer_.known().lexicon().identities()[identity].type == EntityType::Person) continue;
      for (const IdentityLexicon::Name& surface :
           comparer_.known().lexicon().names_of(identity)) {
        if (surface.writing == Writing::Mistranslation &&
            read_name(surface.surface, comparer_.sounds().chars()).key() == name.key())
          return true;
      }
    }
    return false;
  }

  // The family or given name of the full name, or of its identity.
  [[nodiscard]] bool is_part(const NameText& name) const {
    for (const std::uint32_t identity : comparer_.known().find_part(name)) {
      if (std::find(identities_.begin(), identities_.end(), identity) != identities_.end())
        return true;
    }
    return comparer_.matches_part(name, full_.text);
  }

  // A mistranslation: the sentence must write the person in another way.
  [[nodiscard]] Verdict other_writing() const {
    for (const ContextWord& word : words_) {
      const NameText text = read_name(word.text, comparer_.sounds().chars());
      if (!has_upper(word.text) || (text.key() == mention_.text.key())) continue;
      if (is_given(text)) return {Sameness::Same, "the sentence has another part of the name"};
    }
    for (std::size_t i = 0; i + 1 < words_.size(); ++i) {
      const std::string two = std::string(words_[i].text) + " " + std::string(words_[i + 1].text);
      const NameText text = read_name(two, comparer_.sounds().chars());
      for (const std::uint32_t identity : comparer_.known().find(text)) {
        if (std::find(identities_.begin(), identities_.end(), identity) != identities_.end()) {
          return {Sameness::Same, "the sentence has another writing of the name"};
        }
      }
    }
    return {Sameness::Different, "nothing in the sentence says that it is a name"};
  }

  [[nodiscard]] bool is_given(const NameText& text) const {
    if (text.words.size() != 1) return false;
    for (const std::uint32_t identity : comparer_.known().find_part(text)) {
      if (std::find(identities_.begin(), identities_.end(), identity) != identities_.end())
        return true;
    }
    if (comparer_.matches_given(text, full_.text)) return true;
    for (const std::uint32_t identity : identities_) {
      const auto& known = comparer_.known().lexicon().identities()[identity];
      if (!known.hans.empty() &&
          comparer_.matches_given(text, read_name(known.hans, comparer_.sounds().chars())))
        return true;
    }
    return false;
  }

  // A capital word beside the mention makes it the name of someone else.
  [[nodiscard]] bool another_bears_it(const NameText& name) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (words_[i].folded != name.words.front().letters) continue;
      for (const bool after : {true, false}) {
        if (after ? i + 1 == words_.size() : i == 0) continue;
        const ContextWord& other = words_[after ? i + 1 : i - 1];
        if (!has_upper(other.text) || holds(kTitles, other.folded)) continue;
        if (after && words_[i].after != ' ') continue;
        if (!after && (other.after != ' ' || i == 1)) continue;
        const std::string joined =
            after ? std::string(words_[i].text) + " " + std::string(other.text)
                  : std::string(other.text) + " " + std::string(words_[i].text);
        const NameText text = read_name(joined, comparer_.sounds().chars());
        const Verdict verdict = comparer_.compare({joined, full_.name, {}, {}});
        if (verdict.sameness != Sameness::Same) return true;
      }
    }
    return false;
  }

  // Son entreprise, Ma société; not Son a promis, a répété Son à Tokyo, Ma n'était plus.
  [[nodiscard]] bool is_french_word(const NameText& name) const {
    if (!holds(kFrenchWords, name.words.front().letters)) return false;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (words_[i].folded != name.words.front().letters || !has_upper(words_[i].text)) continue;
      if (i > 0 && words_[i - 1].folded == "the") continue;
      if (words_[i].after != ' ' || i + 1 == words_.size()) return false;
      if (holds(kVerbs, words_[i + 1].folded)) return false;
    }
    return true;
  }

  const NameComparer& comparer_;
  const NameMention& mention_;
  const NameMention& full_;
  std::vector<ContextWord> words_;
  std::vector<std::uint32_t> identities_;
};

bool is_partial(const NameMention& mention, const NameMention& other) {
  if (mention.context.empty() || !other.context.empty()) return false;
  if (mention.text.script != NameScript::Latin) return false;
  const auto& words = mention.text.words;
  return words.size() == 1 || holds(kTitles, words.front().letters) ||
         std::any_of(words.begin(), words.end(), [](const NameWord& word) {
           return word.letters.find("fils") != std::string::npos;
         });
}

}  // namespace

std::string_view read_first_word(const NameText& name) {
  return name.words.empty() ? std::string_view() : std::string_view(name.words.front().letters);
}

bool only_aspirates_differ(const NameText& a, const NameText& b) {
  if (a.key() != b.key()) return false;
  const auto marks = [](const NameText& name) {
    std::string out;
    for (const NameWord& word : name.words) {
      for (const char c : word.letters) {
        if (c != '-') out += c;
      }
    }
    return out;
  };
  return marks(a) != marks(b);
}

Verdict compare_in_context(const NameComparer& comparer, const NameMention& a,
                           const NameMention& b) {
  if (is_partial(a, b)) return Partial(comparer, a, b).decide();
  if (is_partial(b, a)) return Partial(comparer, b, a).decide();
  const NameText gloss_a = gloss(a, comparer.sounds().chars());
  const NameText gloss_b = gloss(b, comparer.sounds().chars());
  if (!gloss_a.words.empty() || !gloss_b.words.empty()) {
    return comparer.compare_texts(gloss_a.words.empty() ? a.text : gloss_a,
                                  gloss_b.words.empty() ? b.text : gloss_b);
  }
  const Verdict alone = comparer.compare_texts(a.text, b.text);
  if (a.context.empty() || b.context.empty()) return alone;
  const std::vector<std::uint32_t> things_a = things_in(a.context, comparer);
  const std::vector<std::uint32_t> things_b = things_in(b.context, comparer);
  const bool shared = std::any_of(things_a.begin(), things_a.end(), [&](std::uint32_t thing) {
    return std::find(things_b.begin(), things_b.end(), thing) != things_b.end();
  });
  if (alone.sameness == Sameness::Same && shared)
    return {Sameness::Same, alone.reason + ", and their sentences share a name"};
  if (alone.sameness != Sameness::Same) return alone;
  return {Sameness::Unknown, "namesakes, unless their sentences speak of one"};
}

}  // namespace glane
