// A batch of documents as Arrow hands it over.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/abi/engine.h"
#include "pipeline/abi/glane.h"

namespace glane::abi {

// Reads the cells of a column as text.  Points into the arrays.
class TextColumn {
 public:
  // Throws UsageError for a type that is neither text nor one that can stand as text.
  TextColumn(const ArrowSchema& schema, const ArrowArray& array);

  // The cell, empty where it is null; `spare` holds it where the column itself does not.
  [[nodiscard]] std::string_view at(std::int64_t row, std::string& spare) const;
  [[nodiscard]] bool is_null(std::int64_t row) const;

 private:
  enum class Kind : std::uint8_t { Text, LargeText, TextView, Whole32, Whole64, Days, Seconds };

  std::string_view text_view(std::int64_t place) const;
  std::string whole(std::int64_t place) const;
  std::string moment(std::int64_t place) const;

  const ArrowArray& array_;
  Kind kind_;
  std::int64_t per_second_ = 1;  // of timestamps: ticks
};

// The columns of a batch that make documents.
class ArrowDocuments {
 public:
  // Throws UsageError where the batch is no struct, or has no text.
  ArrowDocuments(const ArrowSchema& schema, const ArrowArray& batch);

  [[nodiscard]] std::int64_t size() const { return size_; }

  // The document of a row; valid until the next call.
  [[nodiscard]] Fields at(std::int64_t row);
  [[nodiscard]] bool has_text(std::int64_t row) const;

 private:
  struct Source {
    std::optional<TextColumn> column;
    std::string spare;
  };
  std::string_view cell(Source& source, std::int64_t row);

  std::int64_t size_;
  std::int64_t offset_;  // of the struct, before those of its columns
  Source text_, id_, date_, language_, title_, url_;
};

}  // namespace glane::abi
