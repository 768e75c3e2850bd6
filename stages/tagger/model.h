// A trained model: labels, weights and gazetteer, read in place from the bytes of its file.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/records.h"
#include "stages/tagger/gazetteer.h"

namespace glane::tagger {

// Labels of one model fill a row of this many bytes at most, so that a feature is one vector load.
inline constexpr std::size_t kRow = 16;

// Where in a name a token stands.  A type without `Last` and `Single` has names of `First` and
// `Inside` only; one without `First` either is `Inside` throughout.
enum class Part : std::uint8_t { Outside, First, Inside, Last, Single };

struct Label {
  Part part = Part::Outside;
  EntityType type = EntityType::Person;

  [[nodiscard]] bool operator==(const Label&) const = default;
};

// The labels of a model; label 0 is `Outside`.
class LabelSet {
 public:
  LabelSet() : labels_{Label{}} {}

  // Adds a type: with `parts` 4 its labels are First, Inside, Last, Single; with 2 First and
  // Inside; with 1 Inside alone.  Throws std::length_error where a row would be too short.
  void add(EntityType type, int parts);

  [[nodiscard]] std::size_t size() const { return labels_.size(); }
  [[nodiscard]] const Label& operator[](std::size_t k) const { return labels_[k]; }
  [[nodiscard]] int parts_of(EntityType type) const {
    return parts_[static_cast<std::size_t>(type)];
  }
  [[nodiscard]] const std::array<std::uint8_t, 6>& parts() const { return parts_; }

  // The label of the k-th of `length` tokens of a name; 0 for a type that the model does not know.
  [[nodiscard]] std::uint8_t of(EntityType type, std::size_t k, std::size_t length) const;

  // Whether `to` may follow `from`; whether a sequence may begin or end so.
  [[nodiscard]] bool may_follow(std::size_t from, std::size_t to) const;
  [[nodiscard]] bool may_begin(std::size_t label) const { return may_follow(0, label); }
  [[nodiscard]] bool may_end(std::size_t label) const { return may_follow(label, 0); }

 private:
  [[nodiscard]] std::uint8_t find(Label label) const;

  std::vector<Label> labels_;
  std::array<std::uint8_t, 6> parts_{};
};

// A score that no path may have.
inline constexpr std::int16_t kForbidden = -20000;

// A view of a model file; the bytes must outlive it.  Immutable, safe to share among threads.
class Model {
 public:
  Model() = default;

  // Throws std::runtime_error for bytes that are no model of this version.
  explicit Model(std::string_view bytes);

  [[nodiscard]] bool empty() const { return weights_ == nullptr; }
  [[nodiscard]] const LabelSet& labels() const { return labels_; }
  [[nodiscard]] unsigned row_bits() const { return row_bits_; }
  [[nodiscard]] const std::int8_t* row(std::uint32_t k) const {
    return weights_ + static_cast<std::size_t>(k) * kRow;
  }
  // What is added where label `to` follows `from`; `from` is 0 at the beginning of a sequence.
  [[nodiscard]] const std::array<std::int16_t, kRow>& from(std::size_t label) const {
    return transitions_[label];
  }
  // Weights to natural logarithms of odds.
  [[nodiscard]] float scale() const { return scale_; }
  [[nodiscard]] const Gazetteer& gazetteer() const { return gazetteer_; }

 private:
  LabelSet labels_;
  unsigned row_bits_ = 0;
  float scale_ = 0;
  std::array<std::array<std::int16_t, kRow>, kRow> transitions_{};
  const std::int8_t* weights_ = nullptr;
  Gazetteer gazetteer_;
};

// The weights of a model in full, as training leaves them.
struct FloatModel {
  LabelSet labels;
  unsigned row_bits = 0;
  std::vector<float> weights;  // 2^row_bits rows of kRow
  std::array<std::array<float, kRow>, kRow> transitions{};
};

// The bytes of a model file: weights in 8 bits, then the gazetteer's table.
[[nodiscard]] std::string write_model(const FloatModel& model, std::string_view gazetteer);

}  // namespace glane::tagger
