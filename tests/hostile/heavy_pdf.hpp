// PDF files whose work grows beyond that of an honest report.
#pragma once
#include "tests/hostile/heavy.hpp"

namespace maex::test {

std::vector<Heavy> heavy_pdfs();

}  // namespace maex::test
