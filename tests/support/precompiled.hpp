// What most tests include, parsed once for all of them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/build/precompiled.hpp"
