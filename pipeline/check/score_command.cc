#include "pipeline/check/score_command.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <map>

#include "pipeline/check/context.h"
#include "pipeline/check/score.h"
#include "pipeline/json.h"
#include "pipeline/program/messages.h"

namespace glane::check {
namespace {

std::string number(double value) {
  char text[40];
  const auto end = std::to_chars(text, text + sizeof text, value).ptr;
  return std::string(text, end);
}

std::string json_list(const std::vector<std::string>& names) {
  std::string out = "[";
  for (const std::string& name : names) out += (out.size() > 1 ? "," : "") + json_string(name);
  return out + "]";
}

std::string json_figures(const char* name, std::uint64_t matched, const Tally& tally,
                         const Limits& limits) {
  const Figures f = figures(matched, tally);
  const auto pair = [](double low, double high) {
    return "[" + number(low) + "," + number(high) + "]";
  };
  return std::string("\"") + name + "\":{\"matched\":" + std::to_string(matched) +
         ",\"precision\":" + number(f.precision) + ",\"recall\":" + number(f.recall) +
         ",\"f1\":" + number(f.f1) +
         ",\"interval\":{\"precision\":" + pair(limits.low.precision, limits.high.precision) +
         ",\"recall\":" + pair(limits.low.recall, limits.high.recall) +
         ",\"f1\":" + pair(limits.low.f1, limits.high.f1) + "}}";
}

std::string json_report(const ScoreResult& result, const std::vector<ScoreTable>& tables) {
  std::string out = "{\"documents\":" + std::to_string(result.documents.size()) +
                    ",\"missing\":" + json_list(result.missing) +
                    ",\"not_in_gold\":" + json_list(result.foreign) +
                    ",\"other_text\":" + json_list(result.changed) + ",\"scores\":{";
  bool first_table = true;
  for (const ScoreTable& table : tables) {
    out += std::string(first_table ? "" : ",") + "\n \"" + table.name + "\":{";
    first_table = false;
    bool first = true;
    for (const ScoreLine& line : table.lines) {
      out += std::string(first ? "" : ",") + "\n  " + json_string(line.key) +
             ":{\"gold\":" + std::to_string(line.tally.gold) +
             ",\"output\":" + std::to_string(line.tally.output) + "," +
             json_figures("strict", line.tally.strict, line.tally, line.strict_limits) + "," +
             json_figures("span", line.tally.span, line.tally, line.span_limits) + "}";
      first = false;
    }
    out += "}";
  }
  const IdentityScore& id = result.identity;
  out += "},\n \"identity\":{\"precision\":" + number(id.precision) +
         ",\"recall\":" + number(id.recall) + ",\"f1\":" + number(id.f1) +
         ",\"mentions\":" + std::to_string(id.mentions) + ",\"exact_id\":" + number(id.exact_id) +
         "},\n \"attributes\":{";
  bool first = true;
  for (const auto& [key, line] : agreements(result)) {
    out += std::string(first ? "" : ",") + json_string(key) +
           ":{\"agree\":" + std::to_string(line.agree) + ",\"of\":" + std::to_string(line.of) + "}";
    first = false;
  }
  return out + "}}\n";
}

std::string cells(const Figures& f, const Limits& limits) {
  char text[96];
  std::snprintf(text, sizeof text, "   %6.2f %6.2f %6.2f [%5.1f %5.1f]", 100 * f.precision,
                100 * f.recall, 100 * f.f1, 100 * limits.low.f1, 100 * limits.high.f1);
  return text;
}

std::string text_tables(const ScoreResult& result, const std::vector<ScoreTable>& tables) {
  std::string out = std::to_string(result.documents.size()) + " gold documents";
  if (!result.missing.empty()) {
    out += ", " + std::to_string(result.missing.size()) + " missing from the output:";
    for (const std::string& name : result.missing) out += " " + name;
  }
  out += "\n";
  if (!result.foreign.empty()) {
    out += std::to_string(result.foreign.size()) + " output documents without gold left out\n";
  }
  if (!result.changed.empty()) {
    out += "another text than the gold was made on (sha256):";
    for (const std::string& name : result.changed) out += " " + name;
    out += "\n";
  }
  char line[160];
  std::snprintf(line, sizeof line, "%-22s%6s %6s   %6s %6s %6s %13s   %6s %6s %6s %13s\n", "",
                "gold", "output", "strictP", "R", "F1", "[95 %]", "spanP", "R", "F1", "[95 %]");
  out += line;
  for (const ScoreTable& table : tables) {
    for (const ScoreLine& entry : table.lines) {
      std::snprintf(line, sizeof line, "%-22s%6llu %6llu", entry.key.c_str(),
                    static_cast<unsigned long long>(entry.tally.gold),
                    static_cast<unsigned long long>(entry.tally.output));
      out += line + cells(figures(entry.tally.strict, entry.tally), entry.strict_limits) +
             cells(figures(entry.tally.span, entry.tally), entry.span_limits) + "\n";
    }
    out += "\n";
  }
  std::snprintf(
      line, sizeof line,
      "identities over %zu matched mentions: B-cubed P %.2f R %.2f F1 %.2f; same id %.2f %%\n",
      result.identity.mentions, 100 * result.identity.precision, 100 * result.identity.recall,
      100 * result.identity.f1, 100 * result.identity.exact_id);
  out += line;
  std::string fields;
  for (const auto& [key, entry] : agreements(result)) {
    fields += (fields.empty() ? "" : ", ") + key + " " + std::to_string(entry.agree) + "/" +
              std::to_string(entry.of);
  }
  if (!fields.empty()) out += "fields over span matches: " + fields + "\n";
  return out;
}

// The fields that count.
std::string brief(const Record& record) {
  using enum Field;
  std::string out;
  const auto add = [&](Field field) {
    if (record.has(field)) {
      out +=
          (out.empty() ? "" : " ") + std::string(to_key(field)) + "=" + std::string(record[field]);
    }
  };
  add(Type);
  for (const Field field : {Value, Offset, Number, Low, High, Unit, Id, Form}) add(field);
  return out;
}

std::string list_errors(const ScoreResult& result, const Sources& texts, std::uint64_t most) {
  enum Fault { Missed, Wrong, Spurious };
  static constexpr const char* kFaults[] = {"missed", "wrong value", "spurious"};
  std::map<std::string, std::optional<std::string>> by_name;
  std::string out;
  for (const Kind kind : kSpanKinds) {
    for (const Fault fault : {Missed, Wrong, Spurious}) {
      std::vector<const ScoreRow*> found;
      for (const ScoreRow& row : result.rows) {
        const Fault own = row.gold == nullptr ? Spurious : row.output == nullptr ? Missed : Wrong;
        if (row.kind == kind && own == fault && !row.strict) found.push_back(&row);
      }
      if (found.empty()) continue;
      out += "\n" + std::string(to_word(kind)) + ", " + kFaults[fault] + ": " +
             std::to_string(found.size()) + "\n";
      for (std::size_t k = 0; k < std::min<std::size_t>(most, found.size()); ++k) {
        const ScoreRow& row = *found[k];
        const std::string& name = result.documents[row.doc].name;
        if (by_name.find(name) == by_name.end()) by_name[name] = texts.find(name);
        const Record& record = row.gold != nullptr ? *row.gold : *row.output;
        out += "  " + name + ":" + std::to_string(record.start) + " " +
               context(by_name[name], record, Unit::CodePoints).joined("[", "]") + "\n";
        if (row.gold != nullptr) {
          out += "      gold   " + brief(*row.gold);
          if (row.gold->has(Field::Accept)) {
            out += "  accept " + std::string((*row.gold)[Field::Accept]);
          }
          out += "\n";
        }
        if (row.output != nullptr) out += "      output " + brief(*row.output) + "\n";
      }
    }
  }
  return out;
}

// Tells each figure that is too low.
bool passes_gates(const CommandLine& line, const std::vector<ScoreTable>& tables) {
  bool good = true;
  for (const std::string& gate : line.list("fail-under")) {
    const std::size_t equals = gate.rfind('=');
    double least = 0;
    const char* end = gate.data() + gate.size();
    if (equals == std::string::npos ||
        std::from_chars(gate.data() + equals + 1, end, least).ptr != end || least < 0 ||
        least > 1) {
      line.fail("--fail-under: '" + gate + "' is not like entity=0.9");
    }
    std::string key = gate.substr(0, equals);
    const bool by_span = key.ends_with(".span");
    if (by_span) key.resize(key.size() - 5);
    if (key.ends_with(".strict")) key.resize(key.size() - 7);
    const ScoreLine* found = nullptr;
    for (const ScoreTable& table : tables) {
      for (const ScoreLine& entry : table.lines) {
        if (entry.key == key) found = &entry;
      }
    }
    if (found == nullptr) line.fail("--fail-under: the tables have no line '" + key + "'");
    const double f1 = figures(by_span ? found->tally.span : found->tally.strict, found->tally).f1;
    if (f1 >= least) continue;
    good = false;
    char shown[16];
    std::snprintf(shown, sizeof shown, "%.4f", f1);
    tell(gate.substr(0, equals) + ": F1 " + shown + " is below " + gate.substr(equals + 1));
  }
  return good;
}

}  // namespace

bool score_output(const CommandLine& line, const std::string& output) {
  const std::string folder = line.text("gold");
  Scorer scorer(folder);
  const ScoreResult result = scorer.run(output);
  const std::vector<ScoreTable> tables = score_tables(result, line.number("seed", 1));
  if (line.has("json")) {
    write_file("", json_report(result, tables));
  } else {
    std::string out = text_tables(result, tables);
    const std::uint64_t errors = line.number("errors", 0);
    const Sources texts(line.has("source") ? line.text("source") : folder);
    if (errors != 0) out += list_errors(result, texts, errors);
    write_file("", out);
  }
  return passes_gates(line, tables);
}

}  // namespace glane::check
