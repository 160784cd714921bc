// Headers that most tests include. The compiler parses them once for all tests.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/build/precompiled.hpp"
