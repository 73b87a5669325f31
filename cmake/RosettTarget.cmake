# rosett_library(NAME SOURCES... LINK ...)  one library per folder, target rosett::NAME.
# Warnings are private: they hold for our code, not for what includes it.

set(ROSETT_WARNINGS
    -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wnon-virtual-dtor
    -Wold-style-cast
    # A designated initialiser leaves the other members at their defaults on purpose.
    -Wno-missing-field-initializers)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC 12 warns of overlap inside std::string's own operator+ at -O3 (GCC bug 105651).
  list(APPEND ROSETT_WARNINGS -Wno-restrict)
endif()
if(ROSETT_WERROR)
  list(APPEND ROSETT_WARNINGS -Werror)
endif()
set(ROSETT_SANITIZE_FLAGS)
if(ROSETT_SANITIZE)
  set(ROSETT_SANITIZE_FLAGS -fsanitize=${ROSETT_SANITIZE} -fno-omit-frame-pointer
      -fno-sanitize-recover=all)
endif()

function(rosett_flags target)
  target_compile_options(${target} PRIVATE ${ROSETT_WARNINGS} ${ROSETT_SANITIZE_FLAGS})
  target_link_options(${target} PRIVATE ${ROSETT_SANITIZE_FLAGS})
  target_include_directories(${target} PUBLIC "${CMAKE_SOURCE_DIR}")
endfunction()

function(rosett_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK;PRIVATE_LINK" ${ARGN})
  add_library(rosett_${name} STATIC ${ARG_SOURCES})
  add_library(rosett::${name} ALIAS rosett_${name})
  rosett_flags(rosett_${name})
  target_link_libraries(rosett_${name} PUBLIC ${ARG_LINK} PRIVATE ${ARG_PRIVATE_LINK})
endfunction()

function(rosett_executable name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  rosett_flags(${name})
  target_link_libraries(${name} PRIVATE ${ARG_LINK})
endfunction()

# rosett_test(NAME SOURCES... LINK ...)  one GoogleTest binary per folder of tests.
function(rosett_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
  rosett_executable(test_${name} SOURCES ${ARG_SOURCES} LINK ${ARG_LINK} rosett_test_folders
                    GTest::gmock GTest::gtest_main rapidcheck rapidcheck_gtest)
  gtest_discover_tests(test_${name} DISCOVERY_TIMEOUT 60 PROPERTIES TIMEOUT 300 LABELS ${name})
endfunction()

# Under sanitizers GCC 12 takes std::regex, which only tests use, for uninitialised (GCC bug 105562).
function(rosett_uses_regex target)
  if(ROSETT_SANITIZE AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(${target} PRIVATE -Wno-maybe-uninitialized)
  endif()
endfunction()
