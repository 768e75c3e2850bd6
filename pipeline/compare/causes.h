// The likely cause of an amount of the wrong size.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace glane::compare {

// Const after construction, safe to share.
class Causes {
 public:
  // Reads causes.tsv.  Throws DataError.
  Causes();

  // `power`: the French is 10^power times the Chinese.  Empty where no cause is known.
  [[nodiscard]] std::string_view find(std::string_view zh, std::string_view fr, int power) const;

 private:
  struct Cause {
    std::string zh;
    std::string fr;
    int power;
    std::string text;
  };
  std::vector<Cause> causes_;
};

}  // namespace glane::compare
