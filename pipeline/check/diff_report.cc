#include "pipeline/check/diff_report.h"

#include <algorithm>
#include <map>
#include <optional>

#include "pipeline/check/context.h"
#include "pipeline/embedded_files.h"
#include "pipeline/json.h"
#include "pipeline/report/markup.h"
#include "pipeline/report/page.h"

namespace glane::check {
namespace {

// Texts are read once, however many differences they have.
class Contexts {
 public:
  explicit Contexts(const DiffView& view) : view_(view) {}
  Context of(const Record& record) {
    std::optional<std::string> text;
    if (view_.sources != nullptr) {
      const std::string doc(record.doc);
      auto found = texts_.find(doc);
      if (found == texts_.end()) found = texts_.emplace(doc, view_.sources->find(doc)).first;
      return context(found->second, record, view_.unit);
    }
    return context(text, record, view_.unit);
  }

 private:
  const DiffView& view_;
  std::map<std::string, std::optional<std::string>> texts_;
};

// What a record says besides its place.
std::string meaning(const Record& record) {
  using enum Field;
  std::string out(record[Type]);
  for (const Field field : {Value, Offset, Mod, Number, Low, High, Unit, Relation, Id, Form}) {
    if (!record.has(field)) continue;
    out += " " + std::string(to_key(field)) + "=" + std::string(record[field]);
  }
  return out;
}

std::string changes(const Difference& difference) {
  std::string out;
  const auto shown = [](const Record& record, Field field) {
    return record.has(field) ? std::string(record[field]) : std::string("(none)");
  };
  for (const Field field : difference.fields) {
    if (!out.empty()) out += ", ";
    out += std::string(to_key(field)) + " " + shown(*difference.before, field) + " → " +
           shown(*difference.after, field);
  }
  return out;
}

std::string group_title(const DifferenceGroup& group) {
  std::string title(to_word(group.kind));
  title += ":" + group.type;
  if (!group.rule.empty()) title += "  " + group.rule;
  return title;
}

std::string counts(std::size_t gained, std::size_t lost, std::size_t changed) {
  return "+" + std::to_string(gained) + " -" + std::to_string(lost) + " ~" +
         std::to_string(changed);
}

char sign(Change change) {
  return change == Change::Gained ? '+' : change == Change::Lost ? '-' : '~';
}

// Evenly over the group: the first ones alone would all be of the first document.
std::vector<const Difference*> sample(const DifferenceGroup& group, std::size_t most) {
  const std::size_t count = std::min(most, group.differences.size());
  std::vector<const Difference*> chosen;
  for (std::size_t k = 0; k < count; ++k) {
    chosen.push_back(&group.differences[k * group.differences.size() / count]);
  }
  return chosen;
}

// One line about documents that cannot be compared; empty where there are none.
std::string documents(const std::vector<std::string>& names, const char* what) {
  if (names.empty()) return "";
  constexpr std::size_t kShown = 5;
  std::string line = std::to_string(names.size()) + " documents " + what + ":";
  for (std::size_t k = 0; k < std::min(kShown, names.size()); ++k) line += " " + names[k];
  return line + (names.size() > kShown ? " …\n" : "\n");
}

std::string all_documents(const Comparison& comparison) {
  return documents(comparison.only_before, "only in the old output") +
         documents(comparison.only_after, "only in the new output") +
         documents(comparison.other_text, "with another text, not compared");
}

std::string summary(const Comparison& comparison) {
  return std::to_string(comparison.same) + " records the same, " +
         std::to_string(comparison.count(Change::Gained)) + " gained, " +
         std::to_string(comparison.count(Change::Lost)) + " lost, " +
         std::to_string(comparison.count(Change::Changed)) + " changed\n";
}

}  // namespace

std::string diff_text(const Comparison& comparison, const DiffView& view) {
  const auto paint = [&](const char* code, const std::string& text) {
    return view.color ? "\x1b[" + std::string(code) + "m" + text + "\x1b[0m" : text;
  };
  Contexts contexts(view);
  std::string out;
  for (const DifferenceGroup& group : comparison.groups) {
    out += paint("1", group_title(group)) + "  " +
           counts(group.count(Change::Gained), group.count(Change::Lost),
                  group.count(Change::Changed)) +
           "\n";
    for (const Difference* difference : sample(group, view.most)) {
      const char* code = difference->change == Change::Gained ? "32"
                         : difference->change == Change::Lost ? "31"
                                                              : "33";
      const Context words = contexts.of(difference->any());
      out += "  " + paint(code, std::string(1, sign(difference->change))) + " " +
             std::string(difference->any().doc) + "@" + std::to_string(difference->any().start) +
             " " + words.before + paint(code, "[" + words.text + "]") + words.after + "\n      " +
             (difference->change == Change::Changed ? changes(*difference)
                                                    : meaning(difference->any())) +
             "\n";
    }
    if (group.differences.size() > view.most && view.most != 0) {
      out += "    … " + std::to_string(group.differences.size() - view.most) + " more\n";
    }
  }
  return out + all_documents(comparison) + summary(comparison);
}

std::string diff_json(const Comparison& comparison) {
  std::string out;
  for (const DifferenceGroup& group : comparison.groups) {
    for (const Difference& difference : group.differences) {
      out += "{\"change\":" + json_string(to_word(difference.change)) +
             ",\"doc\":" + json_string(difference.any().doc);
      if (!group.rule.empty()) out += ",\"rule\":" + json_string(group.rule);
      if (!difference.fields.empty()) {
        out += ",\"fields\":[";
        for (const Field field : difference.fields) {
          out += (out.back() == '[' ? "" : ",") + json_string(to_key(field));
        }
        out += "]";
      }
      if (difference.before != nullptr)
        out += ",\"before\":" + std::string(difference.before->json);
      if (difference.after != nullptr) out += ",\"after\":" + std::string(difference.after->json);
      out += "}\n";
    }
  }
  const auto list = [](const std::vector<std::string>& names) {
    std::string text = "[";
    for (const std::string& name : names) text += (text.size() > 1 ? "," : "") + json_string(name);
    return text + "]";
  };
  return out + "{\"change\":\"summary\",\"same\":" + std::to_string(comparison.same) +
         ",\"gained\":" + std::to_string(comparison.count(Change::Gained)) +
         ",\"lost\":" + std::to_string(comparison.count(Change::Lost)) +
         ",\"changed\":" + std::to_string(comparison.count(Change::Changed)) +
         ",\"only_old\":" + list(comparison.only_before) +
         ",\"only_new\":" + list(comparison.only_after) +
         ",\"other_text\":" + list(comparison.other_text) + "}\n";
}

std::string diff_html(const Comparison& comparison, const DiffView& view) {
  Contexts contexts(view);
  std::string body = "<main class=\"page\"><h1>Differences</h1><p>" +
                     report::escape_markup(summary(comparison)) + "</p>";
  const std::string names = all_documents(comparison);
  if (!names.empty()) body += "<pre>" + report::escape_markup(names) + "</pre>";
  for (const DifferenceGroup& group : comparison.groups) {
    body += "<details open><summary>" + report::escape_markup(group_title(group)) + " (" +
            counts(group.count(Change::Gained), group.count(Change::Lost),
                   group.count(Change::Changed)) +
            ")</summary><ul>";
    for (const Difference* difference : sample(group, view.most)) {
      const Context words = contexts.of(difference->any());
      const std::string word(to_word(difference->change));
      body += "<li class=\"" + word + "\"><b>" + word + "</b> " +
              report::escape_markup(difference->any().doc) + " @" +
              std::to_string(difference->any().start) + ": <bdi>" +
              report::escape_markup(words.before) + "<mark>" + report::escape_markup(words.text) +
              "</mark>" + report::escape_markup(words.after) + "</bdi><div class=\"quiet\">" +
              report::escape_markup(difference->change == Change::Changed
                                        ? changes(*difference)
                                        : meaning(difference->any())) +
              "</div></li>";
    }
    body += "</ul></details>\n";
  }
  return report::html_page("glane diff", embedded_file(report::kPageStyle).content,
                           body + "</main>", "");
}

}  // namespace glane::check
