// Functions compiled twice, for wide registers where the machine has them: whole numbers, so the
// results are the same.  Sanitisers do not know how such functions are chosen at the start.
#pragma once

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define GLANE_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define GLANE_WIDE
#endif
