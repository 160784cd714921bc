// What rules of this family share.
#pragma once
#include <string_view>

#include "core/rules/rule.hpp"
#include "core/rules/text_signs.hpp"
