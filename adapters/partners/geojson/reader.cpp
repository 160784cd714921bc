#include "adapters/partners/geojson/reader.hpp"

#include "adapters/partners/geojson/feature_reader.hpp"
#include "adapters/partners/geojson/notices.hpp"
#include "core/io/error.hpp"

namespace maex::geojson {
namespace {

constexpr std::size_t batch_records = 512;
// Features are numbered from 1, like the entries of a list.
constexpr std::string_view list = "features", properties = "properties", coordinates = "geometry.coordinates";

class Reader final : public RecordReader {
 public:
  Reader(const Source& source, ReadContext& context, std::shared_ptr<const ForeignNames> names, std::string_view kind)
      : context_(context),
        tokens_(source.probe.path, context.account.document(), context.bounds),
        features_(tokens_, context.account, context.bounds),
        binder_(context, std::move(names), kind) {
    feature_.properties_path = properties;
    feature_.geometry_path = coordinates;
  }

  bool next(Batch& batch) override {
    bool more = true;
    while (more && batch.size() < batch_records) {
      if (context_.stop != nullptr && context_.stop->load(std::memory_order_relaxed)) throw Interrupted();
      more = features_.next(feature_);
      if (more) binder_.bind(feature_, batch);
    }
    if (!more && tokens_.damaged_bytes() != 0 && !told_damage_) {
      told_damage_ = true;
      context_.account.report(
          not_utf8, LinePlace(), {},
          std::to_string(tokens_.damaged_bytes()) + " bytes are not UTF-8 and were read as U+FFFD.");
    }
    return !batch.empty();
  }

  [[nodiscard]] double progress() const override { return tokens_.progress(); }

  [[nodiscard]] Locator locate(const Origin& origin, std::uint16_t, Field field) const override {
    return locate_feature(context_.account.document(), origin, field, list, properties);
  }

 private:
  ReadContext& context_;
  Tokens tokens_;
  FeatureReader features_;
  FeatureBinder binder_;
  IncomingFeature feature_;
  bool told_damage_ = false;
};

}  // namespace

std::unique_ptr<RecordReader> make_reader(const Source& source, ReadContext& context, std::string_view names,
                                          std::string_view kind) {
  return std::make_unique<Reader>(source, context, load_names(names), kind);
}

}  // namespace maex::geojson
