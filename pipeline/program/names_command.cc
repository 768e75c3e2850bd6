#include "pipeline/program/names_command.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/error.h"
#include "pipeline/identity_lexicon.h"
#include "pipeline/json.h"
#include "pipeline/pipeline.h"
#include "pipeline/program/messages.h"
#include "pipeline/program/ndjson.h"
#include "pipeline/program/output.h"

namespace glane {
namespace {

using Name = IdentityLexicon::Name;

// The rows of the lexicon whose surface is the whole of `text`.
std::vector<const Name*> find_names(const std::string& text, const Pipeline& pipeline) {
  Document doc(text, {});
  pipeline.run(doc);  // the same normal form and tokens as in an article
  const auto count = static_cast<std::uint32_t>(doc.tokens->size());
  std::vector<Arc> arcs;
  if (count != 0) pipeline.lexicon().match(*doc.tokens, 0, count, kAnyLanguage, arcs);
  std::vector<const Name*> names;
  for (const Arc& arc : arcs) {
    if (arc.end != count) continue;
    const Name* name = pipeline.identities().name(arc);
    // 黄仁勋 and 黃仁勳 are one to the lexicon.
    const auto is_same = [&](const Name* other) {
      return other->identity == name->identity && other->form == name->form;
    };
    if (name != nullptr && std::none_of(names.begin(), names.end(), is_same)) names.push_back(name);
  }
  return names;
}

// All writings of an identity, as a JSON array.
std::string writings_of(std::uint32_t identity, const IdentityLexicon& identities) {
  std::string all = "[";
  for (const Name& name : identities.names()) {
    if (name.identity != identity) continue;
    if (all.size() > 1) all += ',';
    {
      JsonLine line(all);
      line.text("text", name.surface);
      line.text("form", to_word(name.form));
      line.optional("writing", to_word(name.writing));
    }
    all.pop_back();  // the end of the line
  }
  return all + "]";
}

void write_name(std::string_view text, const Name& name, const IdentityLexicon& identities,
                std::string& out) {
  const IdentityLexicon::Identity& identity = identities.identities()[name.identity];
  JsonLine line(out);
  line.text("text", text);
  line.text("type", to_word(identity.type));
  line.text("id", identity.id);
  line.text("form", to_word(name.form));
  line.optional("writing", to_word(name.writing));
  line.optional("fr", identity.fr);
  line.optional("zh-Hans", identity.hans);
  line.optional("zh-Hant", identity.hant);
  line.raw("writings", writings_of(name.identity, identities));
  line.text("source", to_string(identity.source));
}

}  // namespace

ExitStatus names_command(const NamesOptions& options) {
  const Pipeline pipeline(options.lexicon_dirs);
  if (first_not_utf8(options.name) != std::string::npos) throw UsageError("the name is not UTF-8");
  const std::vector<const Name*> names = find_names(options.name, pipeline);
  if (names.empty()) tell(options.name + ": the lexicons know no such name");
  std::string out;
  for (const Name* name : names) write_name(options.name, *name, pipeline.identities(), out);
  Output("").write(out);
  return ExitStatus::Success;
}

}  // namespace glane
