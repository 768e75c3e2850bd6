#include "pipeline/program/progress.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>

namespace glane {
namespace {

constexpr std::chrono::milliseconds kOnTerminal{200};
constexpr std::chrono::milliseconds kAsLines{5000};

}  // namespace

ProgressLine::ProgressLine(
    Progress how, bool quiet,
    std::function<void(std::atomic<std::uint64_t>&, std::stop_token)> list_bytes)
    : how_(how) {
  const char* terminal = std::getenv("TERM");
  const bool can_move =
      isatty(STDERR_FILENO) == 1 && terminal != nullptr && std::string_view(terminal) != "dumb";
  if (how_ == Progress::Auto && !can_move) how_ = Progress::None;
  if (quiet) how_ = Progress::None;
  if (how_ == Progress::None || !list_bytes) return;
  counter_ = std::jthread([this, list = std::move(list_bytes)](const std::stop_token& stop) {
    list(total_, stop);
    total_known_ = !stop.stop_requested();
  });
}

ProgressLine::~ProgressLine() {
  clear();
}

void ProgressLine::update(std::uint64_t documents, std::uint64_t bytes, std::uint64_t errors,
                          std::uint64_t read) {
  if (how_ == Progress::None) return;
  const Clock::time_point now = Clock::now();
  if (now - last_ < (how_ == Progress::Auto ? kOnTerminal : kAsLines)) return;
  last_ = now;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  long left = -1;  // seconds
  if (total_known_ && read > 0 && total_ >= read) {
    const auto rest = static_cast<double>(total_ - read);
    left = static_cast<long>(seconds * rest / static_cast<double>(read));
  }
  show(documents, bytes, errors, seconds, left);
}

void ProgressLine::show(std::uint64_t documents, std::uint64_t bytes, std::uint64_t errors,
                        double seconds, long left) {
  const double megabytes = static_cast<double>(bytes) / 1e6;
  char text[256];
  if (how_ == Progress::Json) {
    int size = std::snprintf(text, sizeof text,
                             "{\"progress\":{\"documents\":%llu,\"bytes\":%llu,\"errors\":%llu,"
                             "\"seconds\":%.1f",
                             static_cast<unsigned long long>(documents),
                             static_cast<unsigned long long>(bytes),
                             static_cast<unsigned long long>(errors), seconds);
    if (left >= 0) {
      size += std::snprintf(text + size, sizeof text - static_cast<std::size_t>(size),
                            ",\"seconds_left\":%ld", left);
    }
    std::snprintf(text + size, sizeof text - static_cast<std::size_t>(size), "}}\n");
  } else {
    const bool terminal = how_ == Progress::Auto;
    int size =
        std::snprintf(text, sizeof text, "%s%llu documents, %.1f MB, %.1f MB/s, %llu errors",
                      terminal ? "\r\x1B[K" : "glane: ", static_cast<unsigned long long>(documents),
                      megabytes, megabytes / seconds, static_cast<unsigned long long>(errors));
    if (left >= 0) {
      size += std::snprintf(text + size, sizeof text - static_cast<std::size_t>(size),
                            ", %ld:%02ld left", left / 60, left % 60);
    }
    if (!terminal) std::snprintf(text + size, sizeof text - static_cast<std::size_t>(size), "\n");
    shown_ = terminal;
  }
  std::fputs(text, stderr);
  std::fflush(stderr);
}

void ProgressLine::end(std::uint64_t documents, std::uint64_t bytes, std::uint64_t errors) {
  clear();
  if (how_ != Progress::Json) return;
  const double seconds = std::chrono::duration<double>(Clock::now() - start_).count();
  show(documents, bytes, errors, seconds, 0);
}

void ProgressLine::clear() {
  if (shown_) std::fputs("\r\x1B[K", stderr);
  shown_ = false;
}

}  // namespace glane
