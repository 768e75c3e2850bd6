#include "stages/names/describe_names.h"

#include <array>

#include "pipeline/json.h"
#include "stages/names/name_parts.h"
#include "stages/names/name_system.h"
#include "stages/names/sound_lattice.h"

namespace glane {
namespace {

std::string_view script_name(NameScript script) {
  constexpr std::array<std::string_view, 6> kNames{"none",   "latin", "han",
                                                   "hangul", "kana",  "mixed"};
  return kNames[static_cast<std::size_t>(script)];
}

void add_candidate(std::uint32_t identity, std::string evidence, const KnownNames& names,
                   NameReport& report) {
  const IdentityLexicon& lexicon = names.lexicon();
  const IdentityLexicon::Identity& known = lexicon.identities()[identity];
  for (const NameCandidate& one : report.candidates) {
    if (one.id == known.id) return;
  }
  NameCandidate candidate{std::string(known.id),
                          lexicon.display(identity, Language::Fr),
                          to_word(known.type),
                          std::move(evidence),
                          {},
                          to_string(known.source)};
  for (const IdentityLexicon::Name& one : lexicon.names_of(identity))
    candidate.writings.push_back(one.surface);
  report.candidates.push_back(std::move(candidate));
}

// A name of one syllable sounds like too many.
bool is_full_name(const NameText& name, const NameSounds& sounds) {
  const auto splits = name_splits(name, sounds);
  if (splits.empty()) return false;
  return splits.front().given.script != NameScript::None ||
         pinyin_syllables(splits.front().family, sounds) > 1;
}

// Whether a name that no lexicon has is a person's by its looks.
bool is_person(const NameText& name, const NameSounds& sounds) {
  constexpr std::size_t kMostCharacters = 4;
  if (name.script == NameScript::Latin) return name_system(name, sounds).east_asian;
  const bool whole = name.words.size() == 1 && name.words.front().characters.size() > 1 &&
                     name.words.front().characters.size() <= kMostCharacters;
  if (!whole || name.script == NameScript::Hangul) return whole;
  if (name.script != NameScript::Han) return false;
  const std::u16string_view family = std::u16string_view(name.words.front().characters).substr(0, 1);
  return sounds.is_usual_pinyin_family(fold_latin(han_to_pinyin(family, false, sounds)));
}

}  // namespace

NameReport describe_name(std::string_view name, const NameComparer& comparer) {
  NameReport report;
  report.name = name;
  const NameText text = read_name(name, comparer.sounds().chars());
  report.script = script_name(text.script);
  report.readings = name_readings(text, comparer.sounds());
  for (const std::uint32_t identity : comparer.known().find(text)) {
    add_candidate(identity, "a writing of the lexicon", comparer.known(), report);
  }
  if (report.candidates.empty() && is_full_name(text, comparer.sounds())) {
    for (const std::uint32_t identity : comparer.names().find(text))
      add_candidate(identity, "by sound and structure", comparer.known(), report);
  }
  if (report.candidates.empty()) {
    for (const std::uint32_t identity : comparer.known().find_short(text))
      add_candidate(identity, "but for the words of its kind", comparer.known(), report);
    for (const std::uint32_t identity : comparer.known().find_part(text)) {
      add_candidate(identity, "a family or given name", comparer.known(), report);
    }
  }
  if (report.candidates.empty() && is_person(text, comparer.sounds())) {
    report.candidates.push_back({"person:" + person_slug(text, comparer.sounds()), name,
                                 to_word(EntityType::Person),
                                 "the normalised name of a person whom no lexicon has", {}, {}});
  }
  return report;
}

void write_report(const NameReport& report, bool json, std::string& out) {
  if (!json) {
    out += report.name + " (" + std::string(report.script) + ")\n";
    for (const NameReading& reading : report.readings)
      out += "  " + reading.system + ": " + reading.text + "\n";
    for (const NameCandidate& one : report.candidates) {
      out += "  = " + std::string(one.id) + " " + std::string(one.name) + ", " +
             std::string(one.type) + " (" + one.evidence + ")\n";
    }
    return;
  }
  std::string readings = "[";
  for (const NameReading& reading : report.readings) {
    readings += readings.size() > 1 ? ",{\"system\":" : "{\"system\":";
    write_json_string(reading.system, readings);
    readings += ",\"text\":";
    write_json_string(reading.text, readings);
    readings += '}';
  }
  std::string candidates = "[";
  for (const NameCandidate& one : report.candidates) {
    candidates += candidates.size() > 1 ? ",{\"id\":" : "{\"id\":";
    write_json_string(one.id, candidates);
    candidates += ",\"type\":";
    write_json_string(one.type, candidates);
    candidates += ",\"name\":";
    write_json_string(one.name, candidates);
    candidates += ",\"evidence\":";
    write_json_string(one.evidence, candidates);
    candidates += ",\"writings\":" + json_array(one.writings) + ",\"source\":";
    write_json_string(one.source, candidates);
    candidates += '}';
  }
  JsonLine line(out);
  line.text("name", report.name);
  line.text("script", report.script);
  line.raw("readings", readings + "]");
  line.raw("candidates", candidates + "]");
}

}  // namespace glane
