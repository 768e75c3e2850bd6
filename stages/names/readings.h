// The readings of a name by its script, for name_readings.
#pragma once

#include <vector>

#include "stages/names/romanise.h"

namespace glane {

void read_han(const NameText& name, const NameSounds& sounds, std::vector<NameReading>& out);
void read_hangul(const NameText& name, const NameSounds& sounds, std::vector<NameReading>& out);
void read_kana(const NameText& name, const NameSounds& sounds, std::vector<NameReading>& out);
void read_latin(const NameText& name, const NameSounds& sounds, std::vector<NameReading>& out);

}  // namespace glane
