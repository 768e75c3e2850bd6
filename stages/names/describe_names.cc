#include "stages/names/describe_names.h"

#include <array>

#include "pipeline/json.h"
#include "stages/names/name_parts.h"
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
  NameCandidate candidate{known.id,
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
  }
  if (report.candidates.empty()) {
    for (const std::uint32_t identity : comparer.known().find_part(text)) {
      add_candidate(identity, "a family or given name", comparer.known(), report);
    }
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
