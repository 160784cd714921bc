// Six points in all systems, computed with PROJ and GeographicLib (domain F2); invented, not the place of any incident.
#pragma once
#include <string>

namespace maex {

struct CheckPoint {
  double latitude, longitude;
  int utm_zone;
  double utm_easting, utm_northing;
  std::string mgrs;
  int gk_zone;
  double gk_northing, gk_easting;
};

inline const CheckPoint check_points[] = {
    {39.45, 47.34, 38, 701346, 4369329, "38SQJ0134569328", 8, 4371167.4, 8701530.9},
    {40.21, 46.81, 38, 654031, 4452637, "38TPK5403152636", 8, 4454508.6, 8654197.5},
    {41.09, 45.37, 38, 531075, 4548814, "38TNL3107548813", 8, 4550724.7, 8531192.8},
    {39.21, 45.41, 38, 535397, 4340161, "38SNJ3539740160", 8, 4341988.4, 8535516.2},
    {40.45, 49.75, 39, 394003, 4478455, "39TUE9400278454", 9, 4480329.6, 9394056.8},
    {40.05, 48.00, 39, 244087, 4437620, "39TTE4408737619", 9, 4439478.8, 9244081.7},
};

}  // namespace maex
