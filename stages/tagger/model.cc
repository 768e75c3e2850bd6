// The file: a header, the transitions, the rows of weights, the gazetteer; all little-endian, each
// part at a multiple of 64 bytes, so that a mapped file is used as it lies.
#include "stages/tagger/model.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <stdexcept>

namespace glane::tagger {
namespace {

constexpr std::array<char, 8> kMagic{'g', 'l', 'a', 'n', 'e', 't', 'g', '1'};

struct Header {
  std::array<char, 8> magic = kMagic;
  std::uint64_t checksum = 0;  // of all that follows the header
  std::uint32_t row_bits = 0;
  float scale = 0;
  std::array<std::uint8_t, 8> parts{};
  std::uint64_t weights_at = 0;
  std::uint64_t gazetteer_at = 0;
  std::uint64_t gazetteer_size = 0;
  std::array<std::array<std::int16_t, kRow>, kRow> transitions{};
};

// FNV-1a over 8 bytes at a time; the size is a multiple of 8 but for the gazetteer's end.
std::uint64_t checksum_of(std::string_view bytes) {
  std::uint64_t sum = 0xCBF29CE484222325u;
  for (std::size_t k = 0; k + 8 <= bytes.size(); k += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + k, 8);
    sum = (sum ^ word) * 0x100000001B3u;
    sum ^= sum >> 32;
  }
  return sum;
}

void pad(std::string& out) {
  out.resize((out.size() + 63) / 64 * 64, '\0');
}

// The largest weights are few: they are cut off so that the many small ones keep their differences.
float scale_of(const std::vector<float>& weights) {
  std::vector<float> sizes;
  for (const float weight : weights) {
    if (weight != 0.0F) sizes.push_back(std::abs(weight));
  }
  if (sizes.empty()) return 1.0F;
  const std::size_t kept = sizes.size() - 1 - sizes.size() / 20000;
  std::nth_element(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(kept), sizes.end());
  return std::max(sizes[kept], 0.01F) / 127.0F;
}

}  // namespace

void LabelSet::add(EntityType type, int parts) {
  static constexpr std::array<std::array<Part, 4>, 3> kParts{
      {{Part::Inside},
       {Part::First, Part::Inside},
       {Part::First, Part::Inside, Part::Last, Part::Single}}};
  const std::size_t scheme = parts == 1 ? 0 : parts == 2 ? 1 : 2;
  if (labels_.size() + static_cast<std::size_t>(parts) > kRow) {
    throw std::length_error("more labels than a row of weights holds");
  }
  for (std::size_t k = 0; k < static_cast<std::size_t>(parts); ++k) {
    labels_.push_back({kParts[scheme][k], type});
  }
  parts_[static_cast<std::size_t>(type)] = static_cast<std::uint8_t>(parts);
}

std::uint8_t LabelSet::find(Label label) const {
  for (std::size_t k = 1; k < labels_.size(); ++k) {
    if (labels_[k] == label) return static_cast<std::uint8_t>(k);
  }
  return 0;
}

std::uint8_t LabelSet::of(EntityType type, std::size_t k, std::size_t length) const {
  const int parts = parts_of(type);
  if (parts == 0) return 0;
  if (parts == 1) return find({Part::Inside, type});
  if (parts == 4 && length == 1) return find({Part::Single, type});
  if (k == 0) return find({Part::First, type});
  return find({parts == 4 && k + 1 == length ? Part::Last : Part::Inside, type});
}

bool LabelSet::may_follow(std::size_t from, std::size_t to) const {
  const Label& a = labels_[from];
  const Label& b = labels_[to];
  const bool a_open = (a.part == Part::First || a.part == Part::Inside) && parts_of(a.type) == 4;
  const bool b_inner = b.part == Part::Last || (b.part == Part::Inside && parts_of(b.type) > 1);
  const bool a_continues = (a.part == Part::First || a.part == Part::Inside) && a.type == b.type;
  if (b_inner) return a_continues;
  return !a_open;
}

Model::Model(std::string_view bytes) {
  Header header;
  if (bytes.size() < sizeof header) throw std::runtime_error("not a model of the tagger");
  std::memcpy(&header, bytes.data(), sizeof header);
  const std::uint64_t rows = std::uint64_t{1} << (header.row_bits & 31);
  if (header.magic != kMagic || header.weights_at + rows * kRow > bytes.size() ||
      header.gazetteer_at + header.gazetteer_size > bytes.size()) {
    throw std::runtime_error("not a model of the tagger");
  }
  row_bits_ = header.row_bits;
  scale_ = header.scale;
  for (std::size_t type = 0; type < 6; ++type) {
    if (header.parts[type] != 0) labels_.add(static_cast<EntityType>(type), header.parts[type]);
  }
  transitions_ = header.transitions;
  weights_ = reinterpret_cast<const std::int8_t*>(bytes.data()) + header.weights_at;
  gazetteer_ = Gazetteer(bytes.substr(header.gazetteer_at, header.gazetteer_size));
}

std::string write_model(const FloatModel& model, std::string_view gazetteer) {
  Header header;
  header.row_bits = model.row_bits;
  header.scale = scale_of(model.weights);
  std::copy(model.labels.parts().begin(), model.labels.parts().end(), header.parts.begin());
  for (std::size_t a = 0; a < kRow; ++a) {
    for (std::size_t b = 0; b < kRow; ++b) {
      const bool allowed =
          a < model.labels.size() && b < model.labels.size() && model.labels.may_follow(a, b);
      header.transitions[a][b] =
          allowed ? static_cast<std::int16_t>(std::lround(
                        std::clamp(model.transitions[a][b] / header.scale, -10000.0F, 10000.0F)))
                  : kForbidden;
    }
  }
  std::string out(sizeof header, '\0');
  pad(out);
  header.weights_at = out.size();
  out.reserve(out.size() + model.weights.size() + gazetteer.size() + 128);
  for (const float weight : model.weights) {
    const float level = std::clamp(weight / header.scale, -127.0F, 127.0F);
    out += static_cast<char>(static_cast<std::int8_t>(std::lround(level)));
  }
  pad(out);
  header.gazetteer_at = out.size();
  header.gazetteer_size = gazetteer.size();
  out += gazetteer;
  header.checksum = checksum_of(std::string_view(out).substr(sizeof header));
  std::memcpy(out.data(), &header, sizeof header);
  return out;
}

}  // namespace glane::tagger
