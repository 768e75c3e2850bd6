// Where the results of a batch go, in order.
#pragma once

#include "pipeline/program/batch.h"

namespace glane {

class Sink {
 public:
  virtual ~Sink() = default;

  // Sets what a result that is taken over from an earlier run does not say itself: id, counts.
  virtual void complete(Result&) {}
  // Throws OutputError and OutputClosed.
  virtual void write(Result&& result) = 0;
  // All is written, and there was something.
  virtual void commit() = 0;
};

}  // namespace glane
