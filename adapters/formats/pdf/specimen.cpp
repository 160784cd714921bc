#include "adapters/formats/pdf/specimen.hpp"

#include "adapters/formats/pdf/made_pdf.hpp"

namespace maex::pdf {

std::string make_specimen() {
  MadePdf pdf;
  pdf.page();
  const std::vector<double> x = {50, 130, 230, 310, 400, 470}, y = {50, 70, 90, 110, 150, 170};
  pdf.grid(x, y);
  const auto cell = [&](std::size_t row, std::size_t column, std::string_view text) {
    pdf.text(x[column] + 4, y[row] + 14, text);
  };
  const std::string_view rows[][5] = {{"place", "note", "count", "date", "yes"},
                                      {"Ağdam", "=1+1", "41774.5", "2014-05-14", "TRUE"},
                                      {},
                                      {"Füzuli", "line one", "-3", "", "FALSE"},
                                      {"", "", "007"}};
  for (std::size_t row = 0; row != std::size(rows); ++row)
    for (std::size_t column = 0; column != std::size(rows[row]); ++column)
      if (!rows[row][column].empty()) cell(row, column, rows[row][column]);
  pdf.text(x[1] + 4, y[3] + 28, "line two");
  return pdf.bytes();
}

}  // namespace maex::pdf
