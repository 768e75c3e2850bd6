#include "pipeline/shapes.h"

#include <re2/re2.h>
#include <re2/set.h>

#include "pipeline/error.h"
#include "pipeline/image.h"

namespace glane {

struct Shapes::Set {
  re2::RE2::Set all{re2::RE2::DefaultOptions, re2::RE2::ANCHOR_BOTH};
};

Shapes::Shapes(const DataFiles& files, Lexicon& lexicon) : set_(std::make_unique<Set>()) {
  const Image* const image = lexicon.image();
  const auto saved = image == nullptr ? std::span<const std::uint32_t>()
                                      : image->get<std::uint32_t>("shapes/entries");
  re2::RE2::Options quiet;
  quiet.set_log_errors(false);
  for (const DataFile* file : files.named("shapes.tsv")) {
    for (const DataFile::Row& row : file->rows()) {
      file->require_cells(row, 3);
      auto expression = std::make_unique<re2::RE2>(std::string(row.cells[2]), quiet);
      if (!expression->ok()) file->fail(row, "regular expression: " + expression->error());
      if (expression->NumberOfCapturingGroups() > 1) file->fail(row, "more than one group");
      set_->all.Add(std::string(row.cells[2]), nullptr);
      const ClassId cls = lexicon.intern_class(row.cells[0]);
      const ValueId value = lexicon.intern_value(row.cells[1]);
      const std::uint32_t entry = lexicon.holds(*file) ? saved[shapes_.size()]
                                                       : lexicon.add_entry(*file, row, cls, value);
      shapes_.push_back({cls, value, entry, std::move(expression)});
    }
  }
  set_->all.Compile();
}

Shapes::~Shapes() = default;

void Shapes::save(ImageWriter& image) const {
  std::vector<std::uint32_t> entries;
  for (const Shape& shape : shapes_) entries.push_back(shape.entry);
  image.put<std::uint32_t>("shapes/entries", entries);
}

void Shapes::match(std::string_view word, std::uint32_t i, std::vector<Arc>& out) const {
  if (shapes_.empty()) return;
  std::vector<int> found;
  if (!set_->all.Match(re2::StringPiece(word.data(), word.size()), &found)) return;
  for (const int k : found) {
    const Shape& shape = shapes_[static_cast<std::size_t>(k)];
    Arc arc{i, i + 1, shape.cls, shape.value, kNoNumber, shape.entry};
    if (shape.expression->NumberOfCapturingGroups() == 1) {
      re2::RE2::FullMatch(re2::StringPiece(word.data(), word.size()), *shape.expression,
                          &arc.number);
    }
    out.push_back(arc);
  }
}

}  // namespace glane
