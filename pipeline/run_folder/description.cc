#include "pipeline/run_folder/description.h"

#include <algorithm>
#include <filesystem>

#include "pipeline/json.h"
#include "pipeline/run_folder/disk.h"

namespace glane {
namespace {

namespace fs = std::filesystem;

// Names are those that DataFiles accepts: it has read the folders before.
void add_folder(const std::string& folder,
                std::vector<std::pair<std::string, std::string>>& files) {
  const std::size_t first = files.size();
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file() || entry.path().extension() != ".tsv") continue;
    std::string name = fs::relative(entry.path(), folder).generic_string();
    if (name.starts_with("stages/")) name.erase(0, 7);
    files.emplace_back(std::move(name), read_whole(entry.path().string()).value_or(""));
  }
  std::sort(files.begin() + static_cast<std::ptrdiff_t>(first), files.end());
}

std::string options_of(const RunOptions& options) {
  std::string json;
  {
    JsonLine line(json);
    line.number("offsets", static_cast<std::uint64_t>(options.write.offsets));
    line.flag("explain", options.write.explain);
    line.flag("chrome", options.write.chrome);
    line.optional("encoding", options.encoding);
    line.flag("repair", options.repair);
    line.flag("text", !options.text_dir.empty());
    if (options.language) line.text("language", to_tag(*options.language));
    line.number("max_document", options.limits.document);
    line.number("max_expansion", options.limits.expansion);
    line.number("max_expanded", options.limits.expanded);
    line.number("max_work", options.work == 0 ? Pipeline::kUsualWork : options.work);
    line.number("segment", options.segment);
    line.number("from", static_cast<std::uint64_t>(options.from));
  }
  json.pop_back();  // the line end
  return json;
}

}  // namespace

std::string RunDescription::engine() const {
  std::string all;
  for (const std::string* part : {&version, &rules, &options, &date, &packer}) {
    all += std::to_string(part->size()) + ":" + *part;
  }
  for (const auto& [name, content] : lexicon) {
    all += std::to_string(name.size()) + ":" + name + std::to_string(content.size()) + ":" + content;
  }
  return sha256(all).substr(0, 32);
}

RunDescription describe_run(const RunOptions& options, const Pipeline& pipeline) {
  RunDescription description;
  description.version = options.write.version;
  description.rules = pipeline.rules_digest();
  description.options = options_of(options);
  if (options.date) description.date = options.date->text;
  if (options.compress) description.packer = packer();
  for (const std::string& folder : options.lexicon_dirs) add_folder(folder, description.lexicon);
  return description;
}

}  // namespace glane
