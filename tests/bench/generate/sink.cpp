#include "tests/bench/generate/sink.hpp"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <cerrno>
#include <cstdio>
#include <ctime>
#include <stdexcept>
#include <system_error>

namespace maex::bench {
namespace {

constexpr std::string_view title = "UYDURMA SİYAHI / INVENTED LIST: made by maex_generate, nothing in it is real";
constexpr double serial_of_1970 = 25569;     // 1 January 1970 in the 1900 date system
constexpr std::time_t created = 1735689600;  // 1 January 2025: the present time would change the bytes

class XlsxSink : public Sink {
 public:
  XlsxSink(const std::string& path, std::size_t columns) : path_(path), columns_(columns) {
    // The library writes each row to a temporary file immediately. Otherwise a million rows stay in memory.
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    book_ = workbook_new_opt(path.c_str(), &options);
    date_ = workbook_add_format(book_);
    format_set_num_format(date_, "dd.mm.yyyy");
    lxw_doc_properties properties{};
    std::string text(title);
    properties.title = text.data();
    properties.created = created;
    workbook_set_properties(book_, &properties);
  }
  XlsxSink(const XlsxSink&) = delete;
  XlsxSink& operator=(const XlsxSink&) = delete;
  ~XlsxSink() override {
    if (book_ != nullptr) lxw_workbook_free(book_);
  }

  void row(const ListRow& row) override {
    if (sheet_ == nullptr || in_sheet_ == rows_per_sheet) begin_sheet();
    for (std::size_t i = 0; i != columns_; ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      switch (row[i].kind) {
        case OutCell::Kind::empty: break;
        case OutCell::Kind::text: worksheet_write_string(sheet_, at_, column, row[i].text.c_str(), nullptr); break;
        case OutCell::Kind::number: worksheet_write_number(sheet_, at_, column, row[i].number, nullptr); break;
        case OutCell::Kind::date:
          worksheet_write_number(sheet_, at_, column, days_from_epoch(row[i].day) + serial_of_1970, date_);
          break;
      }
    }
    ++at_;
    ++in_sheet_;
  }

  void finish() override {
    if (sheet_ == nullptr) begin_sheet();
    const lxw_error error = workbook_close(book_);
    book_ = nullptr;
    if (error != LXW_NO_ERROR) throw std::runtime_error(path_ + " cannot be written: " + lxw_strerror(error));
  }
  [[nodiscard]] std::uint32_t sheets() const override { return sheets_; }

 private:
  void begin_sheet() {
    sheet_ = workbook_add_worksheet(book_, fmt::format("Siyahı {}", ++sheets_).c_str());
    worksheet_write_string(sheet_, 0, 0, std::string(title).c_str(), nullptr);
    for (std::size_t i = 0; i != columns_; ++i)
      worksheet_write_string(sheet_, 2, static_cast<lxw_col_t>(i), std::string(headings[i]).c_str(), nullptr);
    at_ = 3;
    in_sheet_ = 0;
  }

  std::string path_;
  std::size_t columns_;
  lxw_workbook* book_ = nullptr;
  lxw_format* date_ = nullptr;
  lxw_worksheet* sheet_ = nullptr;
  lxw_row_t at_ = 0;
  std::uint32_t in_sheet_ = 0, sheets_ = 0;
};

class CsvSink : public Sink {
 public:
  CsvSink(const std::string& path, std::size_t columns)
      : path_(path), columns_(columns), file_(std::fopen(path.c_str(), "wb")) {
    if (file_ == nullptr) throw std::system_error(errno, std::generic_category(), path);
    for (std::size_t i = 0; i != columns_; ++i) {
      if (i != 0) buffer_ += ',';
      add(headings[i]);
    }
    buffer_ += "\r\n";
  }
  CsvSink(const CsvSink&) = delete;
  CsvSink& operator=(const CsvSink&) = delete;
  ~CsvSink() override {
    if (file_ != nullptr) std::fclose(file_);
  }

  void row(const ListRow& row) override {
    for (std::size_t i = 0; i != columns_; ++i) {
      if (i != 0) buffer_ += ',';
      switch (row[i].kind) {
        case OutCell::Kind::empty: break;
        case OutCell::Kind::text: add(row[i].text); break;
        case OutCell::Kind::number: fmt::format_to(std::back_inserter(buffer_), "{}", row[i].number); break;
        case OutCell::Kind::date:
          fmt::format_to(std::back_inserter(buffer_), "{:02}.{:02}.{}", row[i].day.day, row[i].day.month,
                         row[i].day.year);
          break;
      }
    }
    buffer_ += "\r\n";
    if (buffer_.size() > (1u << 20)) flush();
  }

  void finish() override {
    flush();
    std::FILE* file = file_;
    file_ = nullptr;
    if (std::fclose(file) != 0) fail();
  }
  [[nodiscard]] std::uint32_t sheets() const override { return 1; }

 private:
  void add(std::string_view text) {
    if (text.find_first_of(",;\"\r\n") == std::string_view::npos) {
      buffer_ += text;
      return;
    }
    buffer_ += '"';
    for (const char c : text) {
      if (c == '"') buffer_ += '"';
      buffer_ += c;
    }
    buffer_ += '"';
  }
  void flush() {
    if (std::fwrite(buffer_.data(), 1, buffer_.size(), file_) != buffer_.size()) fail();
    buffer_.clear();
  }
  [[noreturn]] void fail() const { throw std::runtime_error(path_ + " cannot be written; is the disk full?"); }

  std::string path_;
  std::size_t columns_;
  std::FILE* file_;
  std::string buffer_;
};

}  // namespace

std::unique_ptr<Sink> make_xlsx_sink(const std::string& path, std::size_t columns) {
  return std::make_unique<XlsxSink>(path, columns);
}
std::unique_ptr<Sink> make_csv_sink(const std::string& path, std::size_t columns) {
  return std::make_unique<CsvSink>(path, columns);
}

}  // namespace maex::bench
