#include "stages/names/sound_index.h"

#include <algorithm>
#include <bit>
#include <numeric>

namespace glane {
namespace {

constexpr std::array<Tongue, kTongueCount> kTongues{Tongue::Mandarin,   Tongue::Cantonese,
                                                    Tongue::Hokkien,    Tongue::Korean,
                                                    Tongue::Vietnamese, Tongue::Japanese};
// Characters are filed as what they are read in Mandarin: no other language leads to them.
std::span<const Tongue> tongues_of(const NamePart& part) {
  const bool han = part.letters.empty() && part.script == NameScript::Han;
  return std::span(kTongues).first(han ? 1 : kTongues.size());
}

constexpr SoundId kWhole = 511;  // stands for the family of an organisation, which has none
constexpr std::size_t kMostSteps = 4000;  // of one question; a name has far fewer
// A name that so many may bear tells nothing; and what a question costs has a bound.
constexpr std::size_t kMostFound = 24;
constexpr std::size_t kLongestGiven = 4;
constexpr std::size_t kLongestWhole = 12;
constexpr std::uint32_t kEmpty = 0x811C9DC5u;

std::uint32_t mix(std::uint32_t hash, SoundId sound) {
  hash = (hash ^ sound) * 0x01000193u;
  return hash ^ hash >> 15;
}

bool is_romanised(Writing writing) {
  return writing == Writing::Pinyin || writing == Writing::WadeGiles ||
         writing == Writing::Cantonese || writing == Writing::Korean || writing == Writing::Hepburn;
}

}  // namespace

// One name that is asked for.
struct SoundIndex::Question {
  SoundSet families;
  std::size_t longest = kLongestGiven;  // no name is filed under more syllables
  std::size_t steps = 0;
  std::vector<std::uint32_t> found;
  std::vector<std::uint32_t>* keys = nullptr;  // where set, the hashes are wanted, not the entries
};

SoundIndex::SoundIndex(const IdentityLexicon& lexicon, const NameSounds& sounds)
    : lexicon_(lexicon), sounds_(sounds) {
  build_pivots();
  std::vector<Entry> entries;
  const auto count = static_cast<std::uint32_t>(lexicon.identities().size());
  for (std::uint32_t identity = 0; identity < count; ++identity) add(identity, entries);
  file(std::move(entries));
}

void SoundIndex::build_pivots() {
  const SoundTable& mandarin = sounds_.table(Tongue::Mandarin);
  for (const Tongue tongue : kTongues) {
    Pivot& pivot = pivots_[static_cast<std::size_t>(tongue)];
    if (tongue == Tongue::Mandarin) {
      pivot.sounds.resize(mandarin.size());
      std::iota(pivot.sounds.begin(), pivot.sounds.end(), SoundId{0});
      continue;
    }
    const SoundTable& table = sounds_.table(tongue);
    pivot.first.reserve(table.size() + 1);
    pivot.first.push_back(0);
    for (std::size_t sound = 0; sound < table.size(); ++sound) {
      const auto begin = static_cast<std::ptrdiff_t>(pivot.sounds.size());
      for (const char16_t c : table.characters(static_cast<SoundId>(sound))) {
        const auto readings = mandarin.of(c);
        pivot.sounds.insert(pivot.sounds.end(), readings.begin(), readings.end());
      }
      std::sort(pivot.sounds.begin() + begin, pivot.sounds.end());
      pivot.sounds.erase(std::unique(pivot.sounds.begin() + begin, pivot.sounds.end()),
                         pivot.sounds.end());
      pivot.first.push_back(static_cast<std::uint32_t>(pivot.sounds.size()));
    }
  }
}

std::span<const SoundId> SoundIndex::in_mandarin(Tongue tongue, const SoundId& sound) const {
  const Pivot& pivot = pivots_[static_cast<std::size_t>(tongue)];
  if (tongue == Tongue::Mandarin) return std::span(pivot.sounds).subspan(sound, 1);
  if (sound + std::size_t{1} >= pivot.first.size()) return {};
  return std::span(pivot.sounds)
      .subspan(pivot.first[sound], pivot.first[sound + std::size_t{1}] - pivot.first[sound]);
}

void SoundIndex::add(std::uint32_t identity, std::vector<Entry>& out) const {
  const IdentityLexicon::Identity& known = lexicon_.identities()[identity];
  if (known.type != EntityType::Person && known.type != EntityType::Organization) return;
  if (!known.hans.empty() || !known.hant.empty()) {
    return add_characters(known.hans.empty() ? known.hant : known.hans, known.type, identity, out);
  }
  if (known.type != EntityType::Person) return;
  // Without characters only what is said to be a romanisation is read as one.
  for (const IdentityLexicon::Name& name : lexicon_.names_of(identity)) {
    if (is_romanised(name.writing)) add_latin(name.surface, identity, out);
  }
}

void SoundIndex::add_characters(std::string_view text, EntityType type, std::uint32_t identity,
                                std::vector<Entry>& out) const {
  std::u16string characters = to_u16(text);
  for (char16_t& c : characters) c = static_cast<char16_t>(sounds_.chars().fold(c));
  const SoundTable& mandarin = sounds_.table(Tongue::Mandarin);
  const bool person = type == EntityType::Person;
  const std::size_t most = person ? kLongestGiven + 2 : kLongestWhole;
  if (characters.size() < 2 || characters.size() > most) return;
  // From `from` on in every reading; few characters have two.
  std::vector<std::uint32_t> hashes;
  std::vector<std::uint32_t> longer;
  const auto read = [&](std::size_t from) {
    hashes.assign(1, kEmpty);
    for (std::size_t i = from; i < characters.size(); ++i) {
      const auto readings = mandarin.of(characters[i]);
      longer.clear();
      for (const std::uint32_t hash : hashes) {
        for (const SoundId sound : readings) longer.push_back(mix(hash, sound));
        if (!person) longer.resize(std::min<std::size_t>(longer.size(), 1));
      }
      hashes.swap(longer);
      if (hashes.size() > 16) hashes.resize(16);
    }
    return !hashes.empty();
  };
  if (!person) {
    if (read(0)) out.push_back({hashes.front(), kWhole, identity});
    return;
  }
  const std::u16string two = characters.substr(0, 2);
  const bool compound = characters.size() > 3 || !sounds_.family_pinyin(two).empty() ||
                        sounds_.is_japanese_family(two);
  for (std::size_t cut = 1; cut <= (compound && characters.size() > 2 ? 2U : 1U); ++cut) {
    if (!read(cut)) continue;
    for (const SoundId family : mandarin.of(characters.front())) {
      for (const std::uint32_t hash : hashes) out.push_back({hash, family, identity});
    }
  }
}

void SoundIndex::add_latin(std::string_view text, std::uint32_t identity,
                           std::vector<Entry>& out) const {
  const NameText name = read_name(text, sounds_.chars());
  for (const NameSplit& split : name_splits(name, sounds_)) {
    std::vector<std::uint32_t> keys;
    Question question;
    question.keys = &keys;
    ask_split(split, question);
    for (std::size_t family = 0; family < kMostSounds; ++family) {
      if (!question.families.test(family)) continue;
      for (const std::uint32_t key : keys)
        out.push_back({key, static_cast<SoundId>(family), identity});
    }
  }
}

std::size_t SoundIndex::bucket(std::uint32_t given) const {
  return (given * 0x9E3779B1u) >> shift_;
}

// Counted into buckets: no sorting, whatever the size.
void SoundIndex::file(std::vector<Entry> entries) {
  const auto bits = static_cast<unsigned>(std::bit_width(entries.size()));
  shift_ = 32U - std::clamp(bits, 1U, 31U);
  first_.assign((std::size_t{1} << (32U - shift_)) + 1, 0);
  for (const Entry& entry : entries) ++first_[bucket(entry.given) + 1];
  std::partial_sum(first_.begin(), first_.end(), first_.begin());
  std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
  entries_.resize(entries.size());
  for (const Entry& entry : entries) entries_[next[bucket(entry.given)]++] = entry;
}

void SoundIndex::look_up(std::uint32_t given, Question& question) const {
  if (question.keys != nullptr) return question.keys->push_back(given);
  const std::size_t at = bucket(given);
  for (std::uint32_t i = first_[at]; i < first_[at + 1]; ++i) {
    const Entry& entry = entries_[i];
    if (entry.given != given || !question.families.test(entry.family)) continue;
    auto& found = question.found;
    if (std::find(found.begin(), found.end(), entry.identity) != found.end()) continue;
    found.push_back(entry.identity);
    if (found.size() > kMostFound) {
      question.steps = kMostSteps;
      return;
    }
  }
}

// Every way on to the end of the part, in Mandarin.
void SoundIndex::walk(const SoundLattice& lattice, Tongue tongue, Way way,
                      Question& question) const {
  if (++question.steps > kMostSteps) return;
  if (way.at == lattice.length) return look_up(way.hash, question);
  if (way.length == question.longest) return;
  const auto next = static_cast<std::uint16_t>(way.length + 1);
  auto edge =
      std::lower_bound(lattice.edges.begin(), lattice.edges.end(), way.at,
                       [](const SoundEdge& e, std::uint16_t from) { return e.from < from; });
  for (; edge != lattice.edges.end() && edge->from == way.at; ++edge) {
    for (const SoundId sound : in_mandarin(tongue, edge->sound))
      walk(lattice, tongue, {edge->to, next, mix(way.hash, sound)}, question);
  }
}

// The Mandarin of all family names that the part may begin with.
SoundIndex::SoundSet SoundIndex::families(const NamePart& part) const {
  SoundSet set;
  const SoundTable& mandarin = sounds_.table(Tongue::Mandarin);
  for (const Tongue tongue : tongues_of(part)) {
    const SoundLattice lattice = sound_lattice(part, tongue, sounds_);
    if (!lattice.complete()) continue;
    for (const SoundEdge& edge : lattice.edges) {
      if (edge.from != lattice.start) break;
      for (const SoundId sound : in_mandarin(tongue, edge.sound)) set.set(sound);
    }
  }
  if (part.letters.empty()) return set;
  const std::string letters = bare_letters(part.letters);
  for (const std::string& key : {letters, fold_romaji(letters)}) {
    const auto* listed = sounds_.families(pack_letters(key));
    if (listed == nullptr) continue;
    for (const FamilySpelling& one : *listed) {
      for (const SoundId sound : mandarin.of(one.characters.front())) set.set(sound);
    }
  }
  return set;
}

void SoundIndex::ask_split(const NameSplit& split, Question& question) const {
  if (split.given.script == NameScript::None) return;
  bool has_families = false;
  for (const Tongue tongue : tongues_of(split.given)) {
    const SoundLattice given = sound_lattice(split.given, tongue, sounds_);
    if (!given.complete()) continue;
    if (!has_families) question.families = families(split.family);
    has_families = true;
    if (question.families.none()) return;
    walk(given, tongue, {given.start, 0, kEmpty}, question);
  }
}

// One word of pinyin that holds family and given name, and the pinyin of an organisation.
void SoundIndex::ask_joined(const NameText& name, Question& question) const {
  const NamePart part = name_part(name, 0, name.words.size(), sounds_);
  if (part.letters.empty() || pinyin_syllables(part, sounds_) < 2) return;
  const SoundLattice lattice = sound_lattice(part, Tongue::Mandarin, sounds_);
  question.families.reset();
  question.families.set(kWhole);
  question.longest = kLongestWhole;
  walk(lattice, Tongue::Mandarin, {lattice.start, 0, kEmpty}, question);
  question.longest = kLongestGiven;
  if (name.words.size() != 1) return;
  for (const SoundEdge& edge : lattice.edges) {
    if (edge.from != lattice.start) break;
    question.families.reset();
    question.families.set(edge.sound);
    walk(lattice, Tongue::Mandarin, {edge.to, 0, kEmpty}, question);
  }
}

std::vector<std::uint32_t> SoundIndex::find(const NameText& name) const {
  Question question;
  if (name.words.empty() || name.script == NameScript::Mixed) return {};
  for (const NameSplit& split : name_splits(name, sounds_)) ask_split(split, question);
  if (name.script == NameScript::Latin) ask_joined(name, question);
  if (question.found.size() > kMostFound) return {};
  std::sort(question.found.begin(), question.found.end());
  return std::move(question.found);
}

}  // namespace glane
