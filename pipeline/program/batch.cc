// One mutex guards all: a document takes some hundred microseconds of work and a few passes of the
// lock.  Finished documents wait in a ring for their turn; since a document keeps its place among
// those in flight until it is written, the ring never holds two for one slot.
#include "pipeline/program/batch.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>

namespace glane {
namespace {

class ParallelBatch {
 public:
  ParallelBatch(const BatchSteps& steps, const BatchLimits& limits)
      : steps_(steps), limits_(limits), ring_(limits.documents) {}

  void run() {
    std::vector<std::jthread> threads;
    // Destroyed before the threads are joined, also when write() throws.
    const Stopper stopper{*this};
    threads.emplace_back([this] { guarded([this] { read_all(); }); });
    for (const auto& work : steps_.work) {
      threads.emplace_back([this, &work] { guarded([&] { work_all(work); }); });
    }
    write_all();
  }

 private:
  struct Job {
    std::uint64_t number;
    std::size_t size;
    RawDocument document;
  };
  struct Done {
    std::size_t size;
    Result result;
  };
  struct Stopper {
    ParallelBatch& batch;
    ~Stopper() { batch.stop(nullptr); }
  };

  void stop(std::exception_ptr error) {
    {
      const std::lock_guard lock(mutex_);
      if (error && !error_) error_ = std::move(error);
      stopped_ = true;
    }
    room_.notify_all();
    jobs_there_.notify_all();
    done_there_.notify_all();
    steps_.interrupt();
  }

  template <class Step>
  void guarded(Step&& step) {
    try {
      step();
    } catch (...) {  // thrown again by write_all()
      stop(std::current_exception());
    }
  }

  void read_all() {
    while (std::optional<RawDocument> document = steps_.read()) {
      const std::size_t size = document->bytes.size();
      largest_ = std::max(largest_, size);
      std::unique_lock lock(mutex_);
      room_.wait(lock, [&] {
        return stopped_ || in_flight_ == 0 ||
               (in_flight_ < limits_.documents && bytes_ + size <= limits_.bytes + largest_);
      });
      if (stopped_) return;
      ++in_flight_;
      bytes_ += size;
      jobs_.push_back({read_++, size, std::move(*document)});
      lock.unlock();
      jobs_there_.notify_one();
    }
    {
      const std::lock_guard lock(mutex_);
      ended_ = true;
    }
    jobs_there_.notify_all();
    done_there_.notify_all();
  }

  void work_all(const std::function<Result(RawDocument&&)>& work) {
    for (;;) {
      std::unique_lock lock(mutex_);
      jobs_there_.wait(lock, [&] { return stopped_ || ended_ || !jobs_.empty(); });
      if (stopped_ || jobs_.empty()) return;
      Job job = std::move(jobs_.front());
      jobs_.pop_front();
      lock.unlock();
      Result result = work(std::move(job.document));
      lock.lock();
      ring_[job.number % ring_.size()] = Done{job.size, std::move(result)};
      const bool next = job.number == written_;
      lock.unlock();
      if (next) done_there_.notify_one();
    }
  }

  void write_all() {
    std::unique_lock lock(mutex_);
    for (;;) {
      std::optional<Done>& slot = ring_[written_ % ring_.size()];
      done_there_.wait(lock, [&] {
        return error_ != nullptr || slot.has_value() || (ended_ && written_ == read_);
      });
      if (error_) std::rethrow_exception(error_);
      if (!slot) return;
      Done done = std::move(*slot);
      slot.reset();
      lock.unlock();
      steps_.write(std::move(done.result));
      lock.lock();
      ++written_;
      --in_flight_;
      bytes_ -= done.size;
      room_.notify_one();
    }
  }

  const BatchSteps& steps_;
  const BatchLimits limits_;

  std::mutex mutex_;
  std::condition_variable room_;
  std::condition_variable jobs_there_;
  std::condition_variable done_there_;
  std::deque<Job> jobs_;
  std::vector<std::optional<Done>> ring_;  // by number, modulo its size
  std::uint64_t read_ = 0;
  std::uint64_t written_ = 0;
  std::size_t in_flight_ = 0;
  std::size_t bytes_ = 0;
  std::size_t largest_ = 0;  // of the reading thread
  bool ended_ = false;
  bool stopped_ = false;
  std::exception_ptr error_;
};

}  // namespace

void run_batch(const BatchSteps& steps, const BatchLimits& limits) {
  if (steps.work.size() == 1) {
    while (std::optional<RawDocument> document = steps.read()) {
      steps.write(steps.work.front()(std::move(*document)));
    }
    return;
  }
  ParallelBatch(steps, limits).run();
}

}  // namespace glane
