#include "pipeline/json.h"
#include "pipeline/run_folder/disk.h"
#include "pipeline/run_folder/input_sum.h"
#include "pipeline/run_folder/run_folder.h"
#include "pipeline/write_records.h"

namespace glane {

std::string RunWriter::manifest(const RunTotals& totals, const std::string& errors) const {
  std::string json;
  std::string inputs = "[";
  std::uint64_t documents = 0;
  std::uint64_t failed = 0;
  for (std::size_t k = 0; k < totals.inputs.size(); ++k) {
    if (k != 0) inputs += ',';
    const InputSum none;
    const InputSum& sum = k < inputs_.size() ? *inputs_[k] : none;
    documents += sum.documents;
    failed += sum.errors;
    JsonLine line(inputs);
    line.text("input", totals.inputs[k]);
    line.number("documents", sum.documents);
    line.number("errors", sum.errors);
    line.number("bytes", sum.bytes);
    line.text("sha256", sum.digest.hex());
  }
  std::string lexicon = "[";
  for (const auto& [name, content] : description_.lexicon) {
    if (lexicon.size() > 1) lexicon += ',';
    JsonLine line(lexicon);
    line.text("file", name);
    line.text("sha256", sha256(content));
    line.text("content", content);
  }
  std::string segments = "[";
  for (const Segment& segment : done_) {
    if (segments.size() > 1) segments += ',';
    JsonLine line(segments);
    line.text("records", file_name(segment.records_file));
    line.text("index", file_name(segment.index_file));
    line.number("documents", segment.documents);
    line.number("errors", segment.errors);
    line.text("sha256", segment.records_sha256);
    line.text("index_sha256", segment.index_sha256);
    line.flag("closed", segment.closed);
  }
  {
    JsonLine line(json);
    line.text("glane", description_.version);
    line.text("rules", description_.rules);
    line.raw("options", description_.options);
    line.optional("date", description_.date);
    line.optional("packer", description_.packer);
    line.raw("lexicon", lexicon + "]");
    line.raw("inputs", inputs + "]");
    line.number("documents", documents);
    line.number("records", record_count_);
    line.number("errors", failed);
    line.number("duplicates", totals.duplicates);
    line.number("left_out", totals.left_out);
    if (totals.shard.count > 1) {
      line.raw("shard", "{\"number\":" + std::to_string(totals.shard.number) +
                            ",\"count\":" + std::to_string(totals.shard.count) + "}");
    }
    line.raw("segments", segments + "]");
    line.text("errors_sha256", sha256(errors));
  }
  return json;
}

}  // namespace glane
