// The processor time of a thread, which tells where it goes on a busy machine too.
#pragma once

#include <ctime>

namespace glane {

class ThreadClock {
 public:
  // Seconds that the calling thread has had a processor for since this was made.
  [[nodiscard]] double seconds() const { return now() - start_; }

 private:
  static double now() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
  }

  double start_ = now();
};

}  // namespace glane
