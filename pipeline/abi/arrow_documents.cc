#include "pipeline/abi/arrow_documents.h"

#include <cstring>

#include "pipeline/calendar.h"
#include "pipeline/error.h"

namespace glane::abi {
namespace {

constexpr std::int64_t kSecondsOfDay = 86400;
constexpr std::size_t kViewBytes = 16;
constexpr std::int32_t kLongestInline = 12;

template <class Value>
Value value_at(const void* buffer, std::int64_t place) {
  Value value;
  std::memcpy(&value, static_cast<const char*>(buffer) + place * std::int64_t{sizeof(Value)},
              sizeof(Value));
  return value;
}

std::int64_t floor_div(std::int64_t value, std::int64_t by) {
  return value / by - (value % by < 0 ? 1 : 0);
}

std::string two_digits(std::int64_t value) {
  return {static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)};
}

// `tsu:Europe/Paris` counts in microseconds; nought for what is no timestamp.
std::int64_t ticks_per_second(std::string_view format) {
  if (format.size() < 4 || !format.starts_with("ts")) return 0;
  switch (format[2]) {
    case 's':
      return 1;
    case 'm':
      return 1'000;
    case 'u':
      return 1'000'000;
    case 'n':
      return 1'000'000'000;
    default:
      return 0;
  }
}

}  // namespace

TextColumn::TextColumn(const ArrowSchema& schema, const ArrowArray& array) : array_(array) {
  const std::string_view format = schema.format;
  const std::int64_t ticks = ticks_per_second(format);
  if (format == "u" && schema.dictionary == nullptr) {
    kind_ = Kind::Text;
  } else if (format == "U") {
    kind_ = Kind::LargeText;
  } else if (format == "vu") {
    kind_ = Kind::TextView;
  } else if (format == "i" && schema.dictionary == nullptr) {
    kind_ = Kind::Whole32;
  } else if (format == "l" && schema.dictionary == nullptr) {
    kind_ = Kind::Whole64;
  } else if (format == "tdD") {
    kind_ = Kind::Days;
  } else if (ticks != 0) {
    kind_ = Kind::Seconds;
    per_second_ = ticks;
  } else {
    throw UsageError("column '" + std::string(schema.name) + "' is of Arrow type '" +
                     std::string(format) + "', which is not read as text");
  }
}

bool TextColumn::is_null(std::int64_t row) const {
  if (array_.null_count == 0 || array_.buffers[0] == nullptr) return false;
  const std::int64_t place = row + array_.offset;
  const auto* bits = static_cast<const std::uint8_t*>(array_.buffers[0]);
  return (bits[place / 8] >> (place % 8) & 1) == 0;
}

std::string_view TextColumn::at(std::int64_t row, std::string& spare) const {
  if (is_null(row)) return {};
  const std::int64_t place = row + array_.offset;
  const auto* bytes = static_cast<const char*>(array_.n_buffers > 2 ? array_.buffers[2] : nullptr);
  switch (kind_) {
    case Kind::Text: {
      const auto begin = value_at<std::int32_t>(array_.buffers[1], place);
      const auto end = value_at<std::int32_t>(array_.buffers[1], place + 1);
      return {bytes + begin, static_cast<std::size_t>(end - begin)};
    }
    case Kind::LargeText: {
      const auto begin = value_at<std::int64_t>(array_.buffers[1], place);
      const auto end = value_at<std::int64_t>(array_.buffers[1], place + 1);
      return {bytes + begin, static_cast<std::size_t>(end - begin)};
    }
    case Kind::TextView:
      return text_view(place);
    case Kind::Whole32:
    case Kind::Whole64:
      return spare = whole(place);
    case Kind::Days:
    case Kind::Seconds:
      return spare = moment(place);
  }
  return {};
}

// Short text lies in the view itself, after its length; longer text in the buffer that it names.
std::string_view TextColumn::text_view(std::int64_t place) const {
  const char* view = static_cast<const char*>(array_.buffers[1]) + place * std::int64_t{kViewBytes};
  const auto size = value_at<std::int32_t>(view, 0);
  if (size <= kLongestInline) return {view + 4, static_cast<std::size_t>(size)};
  const auto buffer = value_at<std::int32_t>(view, 2);
  const auto offset = value_at<std::int32_t>(view, 3);
  return {static_cast<const char*>(array_.buffers[2 + buffer]) + offset,
          static_cast<std::size_t>(size)};
}

std::string TextColumn::whole(std::int64_t place) const {
  return kind_ == Kind::Whole32 ? std::to_string(value_at<std::int32_t>(array_.buffers[1], place))
                                : std::to_string(value_at<std::int64_t>(array_.buffers[1], place));
}

// A timestamp at midnight is a date: most databases know no other type.
std::string TextColumn::moment(std::int64_t place) const {
  if (kind_ == Kind::Days) {
    return to_iso(from_serial(value_at<std::int32_t>(array_.buffers[1], place)));
  }
  const std::int64_t seconds =
      floor_div(value_at<std::int64_t>(array_.buffers[1], place), per_second_);
  const std::int64_t day = floor_div(seconds, kSecondsOfDay);
  const std::int64_t rest = seconds - day * kSecondsOfDay;
  const std::string date = to_iso(from_serial(static_cast<std::int32_t>(day)));
  if (rest == 0) return date;
  return date + "T" + two_digits(rest / 3600) + ":" + two_digits(rest / 60 % 60) + ":" +
         two_digits(rest % 60);
}

ArrowDocuments::ArrowDocuments(const ArrowSchema& schema, const ArrowArray& batch)
    : size_(batch.length), offset_(batch.offset) {
  if (std::string_view(schema.format) != "+s")
    throw UsageError("the documents are no Arrow struct");
  for (std::int64_t c = 0; c < schema.n_children; ++c) {
    const ArrowSchema& column = *schema.children[c];
    const std::string_view name = column.name == nullptr ? "" : column.name;
    const auto take = [&](std::string_view wanted, Source& source) {
      if (name == wanted) source.column.emplace(column, *batch.children[c]);
    };
    take("text", text_);
    take("id", id_);
    take("date", date_);
    take("language", language_);
    take("title", title_);
    take("url", url_);
  }
  if (!text_.column) throw UsageError("the documents have no column 'text'");
}

std::string_view ArrowDocuments::cell(Source& source, std::int64_t row) {
  return source.column ? source.column->at(row + offset_, source.spare) : std::string_view();
}

Fields ArrowDocuments::at(std::int64_t row) {
  return {cell(text_, row),     cell(id_, row),    cell(date_, row),
          cell(language_, row), cell(title_, row), cell(url_, row)};
}

bool ArrowDocuments::has_text(std::int64_t row) const {
  return !text_.column->is_null(row + offset_);
}

}  // namespace glane::abi
