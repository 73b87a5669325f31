# Debian 12's packages, found once. Each folder links only what it includes.
find_package(PkgConfig REQUIRED)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
find_package(SQLiteCpp REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(tomlplusplus REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(Threads REQUIRED)
if(ROSETT_TESTS)
  find_package(GTest REQUIRED)
  find_package(rapidcheck REQUIRED)
  include(GoogleTest)
endif()
pkg_check_modules(icu REQUIRED IMPORTED_TARGET icu-uc icu-i18n)
pkg_check_modules(re2 REQUIRED IMPORTED_TARGET re2)
pkg_check_modules(tesseract REQUIRED IMPORTED_TARGET tesseract)
pkg_check_modules(lept REQUIRED IMPORTED_TARGET lept)
pkg_check_modules(poppler REQUIRED IMPORTED_TARGET poppler-cpp)
pkg_check_modules(qpdf REQUIRED IMPORTED_TARGET libqpdf)
# qpdf asks its users to say that they use none of its old pointers.
target_compile_definitions(PkgConfig::qpdf INTERFACE POINTERHOLDER_TRANSITION=4)
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  # clang 14 makes a defaulted destructor, and that of the vector in it, where it first sees them: of
  # the class JSON, which ends only below. One that is written out is made when it is used.
  find_path(QPDF_INCLUDE qpdf/JSON.hh REQUIRED)
  file(READ "${QPDF_INCLUDE}/qpdf/JSON.hh" json_header)
  string(REPLACE "() = default;" "() {}" json_header "${json_header}")
  file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/generated/clang/qpdf/JSON.hh"
       CONTENT "${json_header}" @ONLY)
  target_include_directories(PkgConfig::qpdf BEFORE INTERFACE
                             "${CMAKE_BINARY_DIR}/generated/clang")
endif()
pkg_check_modules(tiff REQUIRED IMPORTED_TARGET libtiff-4)
pkg_check_modules(jpeg REQUIRED IMPORTED_TARGET libjpeg)
pkg_check_modules(png REQUIRED IMPORTED_TARGET libpng)
pkg_check_modules(seccomp REQUIRED IMPORTED_TARGET libseccomp)
pkg_check_modules(xlsxwriter REQUIRED IMPORTED_TARGET xlsxwriter)

# libopencv-dev would bring OpenCV's CMake files and a gigabyte of modules; the two we use come
# without them.
add_library(rosett_opencv INTERFACE)
find_path(OPENCV_INCLUDE opencv2/core.hpp PATH_SUFFIXES opencv4 REQUIRED)
find_library(OPENCV_CORE opencv_core REQUIRED)
find_library(OPENCV_IMGPROC opencv_imgproc REQUIRED)
target_include_directories(rosett_opencv SYSTEM INTERFACE "${OPENCV_INCLUDE}")
target_link_libraries(rosett_opencv INTERFACE "${OPENCV_IMGPROC}" "${OPENCV_CORE}")
