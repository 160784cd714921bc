#include "core/place/projection.hpp"

#include <gtest/gtest.h>
#include <proj.h>

#include <cmath>
#include <memory>

#include "tests/unit/place/check_points.hpp"

namespace maex {
namespace {

TEST(Projection, HoldsTheCheckPointsForthAndBack) {
  for (const CheckPoint& p : check_points) {
    const GeoPoint point{p.latitude, p.longitude};
    const auto utm = to_utm(point);
    ASSERT_TRUE(utm) << p.mgrs;
    EXPECT_EQ(utm->zone, p.utm_zone);
    EXPECT_TRUE(utm->north);
    EXPECT_NEAR(utm->easting, p.utm_easting, 1) << p.mgrs;
    EXPECT_NEAR(utm->northing, p.utm_northing, 1) << p.mgrs;
    EXPECT_LE(distance_m(point, from_utm({p.utm_zone, true, p.utm_easting, p.utm_northing}).value()), 1) << p.mgrs;
    EXPECT_EQ(to_mgrs(point), p.mgrs);
    const auto square = from_mgrs(p.mgrs);
    ASSERT_TRUE(square);
    EXPECT_EQ(square->side_m, 1);
    EXPECT_LE(distance_m(point, square->centre), std::sqrt(0.5) + 1e-6) << "half the diagonal of the square";
    const auto gk = to_gauss_kruger(point, p.gk_zone);
    ASSERT_TRUE(gk);
    EXPECT_NEAR(gk->northing, p.gk_northing, 0.1) << p.mgrs;
    EXPECT_NEAR(gk->easting, p.gk_easting, 0.1) << p.mgrs;
    EXPECT_LE(distance_m(point, from_gauss_kruger({p.gk_northing, p.gk_easting}).value()), 0.1) << p.mgrs;
  }
}

TEST(Projection, AgreesWithTheTextAboutTheShiftBetweenTheDatums) {
  // domain F2: Pulkovo minus WGS 84 of one ground point, metres north and east
  const struct {
    GeoPoint p;
    double north, east;
  } cases[] = {{{39.45, 47.34}, 10, 101}, {{40.45, 49.75}, 5, 98}, {{41.09, 45.37}, 10, 105}};
  for (const auto& c : cases) {
    const GeoPoint pulkovo = wgs84_to_pulkovo(c.p);
    EXPECT_NEAR(distance_m(c.p, {pulkovo.latitude, c.p.longitude}), c.north, 1);
    EXPECT_NEAR(distance_m(c.p, {c.p.latitude, pulkovo.longitude}), c.east, 1.5);
    EXPECT_GT(pulkovo.latitude, c.p.latitude);
    EXPECT_GT(pulkovo.longitude, c.p.longitude);
    EXPECT_NEAR(distance_m(c.p, pulkovo_to_wgs84(pulkovo)), 0, 0.001) << "all but the height that is dropped";
  }
  const GeoPoint horadiz{39.45, 47.34};
  const double apart =
      distance_m(pulkovo_to_wgs84(horadiz, DatumShift::epsg_15865), pulkovo_to_wgs84(horadiz, DatumShift::epsg_1808));
  EXPECT_NEAR(apart, 3, 0.6);
  EXPECT_NEAR(
      distance_m(horadiz, pulkovo_to_wgs84(wgs84_to_pulkovo(horadiz, DatumShift::epsg_1808), DatumShift::epsg_1808)), 0,
      0.01);
}

struct ContextCloser {
  void operator()(PJ_CONTEXT* c) const { proj_context_destroy(c); }
};
struct PipelineCloser {
  void operator()(PJ* p) const { proj_destroy(p); }
};

// The test compares with EPSG's database in PROJ. The program does not use PROJ; projection.cpp explains why.
class Oracle {
 public:
  explicit Oracle(const std::string& definition) : context_(proj_context_create()) {
    proj_log_level(context_.get(), PJ_LOG_NONE);
    pipeline_.reset(definition.starts_with("EPSG:")
                        ? proj_create_from_database(context_.get(), "EPSG", definition.c_str() + 5,
                                                    PJ_CATEGORY_COORDINATE_OPERATION, 0, nullptr)
                        : proj_create(context_.get(), definition.c_str()));
  }
  [[nodiscard]] bool works() const { return pipeline_ != nullptr; }
  [[nodiscard]] std::pair<double, double> forward(double a, double b) const {
    const PJ_COORD out = proj_trans(pipeline_.get(), PJ_FWD, proj_coord(a, b, 0, 0));
    return {out.v[0], out.v[1]};
  }

 private:
  std::unique_ptr<PJ_CONTEXT, ContextCloser> context_;
  std::unique_ptr<PJ, PipelineCloser> pipeline_;
};

TEST(Projection, ShiftsDatumsAsTheEpsgDatabaseDoes) {
  for (const DatumShift shift : {DatumShift::epsg_15865, DatumShift::epsg_1808}) {
    const Oracle oracle{std::string(name(shift))};  // latitude and longitude in degrees
    if (!oracle.works()) GTEST_SKIP() << "PROJ has no database here";
    for (double lat = 38.4; lat < 42; lat += 0.7)
      for (double lon = 44.8; lon < 50.7; lon += 0.9) {
        const auto [lat2, lon2] = oracle.forward(lat, lon);
        EXPECT_LE(distance_m(pulkovo_to_wgs84({lat, lon}, shift), {lat2, lon2}), 1e-4)
            << name(shift) << " at " << lat << " " << lon;
      }
  }
}

TEST(Projection, ProjectsAsProjDoes) {
  const Oracle kruger("+proj=tmerc +lat_0=0 +lon_0=45 +k=1 +x_0=8500000 +y_0=0 +ellps=krass");
  const Oracle utm("+proj=utm +zone=39 +ellps=WGS84");
  ASSERT_TRUE(kruger.works() && utm.works());
  constexpr double radians = 3.14159265358979323846 / 180;
  for (double lat = 38.4; lat < 42; lat += 0.7)
    for (double lon = 44.8; lon < 50.7; lon += 0.9) {
      if (lon < 46) continue;  // outside the area of use of the zone
      const auto [east, north] = utm.forward(lon * radians, lat * radians);
      const auto ours = to_utm({lat, lon}, 39);
      ASSERT_TRUE(ours);
      EXPECT_NEAR(ours->easting, east, 1e-3);
      EXPECT_NEAR(ours->northing, north, 1e-3);
      if (lon > 49) continue;
      const GeoPoint pulkovo{lat, lon};
      const auto gk = to_gauss_kruger(pulkovo_to_wgs84(pulkovo), 8);
      const auto [y, x] = kruger.forward(lon * radians, lat * radians);
      ASSERT_TRUE(gk);
      EXPECT_NEAR(gk->easting, y, 1e-3);
      EXPECT_NEAR(gk->northing, x, 1e-3);
    }
}

TEST(Projection, RefusesWhatLiesNowhere) {
  EXPECT_FALSE(to_utm({95, 47}));
  EXPECT_FALSE(to_utm({std::nan(""), 47}));
  EXPECT_FALSE(from_utm({0, true, 500000, 4400000}));
  EXPECT_FALSE(from_utm({38, true, 50, 4400000}));
  EXPECT_FALSE(from_mgrs("38SQJ013456932"));
  EXPECT_FALSE(from_mgrs("38S"));
  EXPECT_FALSE(from_mgrs("hello"));
  EXPECT_FALSE(from_gauss_kruger({4371167, 701530}));
  EXPECT_FALSE(from_gauss_kruger({4371167, 8999999}));
  EXPECT_FALSE(from_gauss_kruger({std::nan(""), 8500000}));
  EXPECT_FALSE(to_gauss_kruger({40, 60}, 8));
  EXPECT_EQ(to_mgrs({89, 0}), "");
  EXPECT_EQ(to_mgrs({39.45, 47.34}, 2), "38SQJ0169");
}

}  // namespace
}  // namespace maex
