#include "pipeline/run_folder/records_stream.h"

#include <filesystem>
#include <system_error>
#include <vector>

#include "pipeline/readers/decompress.h"
#include "pipeline/run_folder/run_folder.h"

namespace glane {
namespace {

std::unique_ptr<ByteStream> open_file(const std::string& path, const Interrupt& interrupt) {
  return unpacked(std::make_unique<ByteSource>(path, interrupt), ReadLimits{});
}

class SegmentStream : public ByteStream {
 public:
  SegmentStream(std::vector<Segment> segments, const Interrupt& interrupt)
      : segments_(std::move(segments)), interrupt_(interrupt) {}

  std::size_t read(char* buffer, std::size_t size) override {
    for (;;) {
      if (stream_ == nullptr) {
        if (next_ == segments_.size()) return 0;
        stream_ = open_file(segments_[next_++].records_file, interrupt_);
      }
      if (const std::size_t got = stream_->read(buffer, size); got > 0) return got;
      stream_.reset();
    }
  }

 private:
  std::vector<Segment> segments_;
  const Interrupt& interrupt_;
  std::size_t next_ = 0;
  std::unique_ptr<ByteStream> stream_;
};

}  // namespace

std::unique_ptr<ByteStream> open_records(const std::string& path, const Interrupt& interrupt) {
  std::error_code error;
  if (!std::filesystem::is_directory(path, error)) return open_file(path, interrupt);
  FinishedRun run = read_run(path.ends_with('/') ? path : path + "/");
  return std::make_unique<SegmentStream>(std::move(run.segments), interrupt);
}

}  // namespace glane
