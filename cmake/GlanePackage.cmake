# Debian packages: glane (the program, the shared library, manual, completions) and libglane-dev.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_CONTACT "The glane authors <glane@localhost>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL program development)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME glane)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PROGRAM_DESCRIPTION "Reads news articles in French and Chinese and writes every date, amount and
 named entity with its exact place, its normalised value and its identity.")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libglane-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS
  "glane (= ${PROJECT_VERSION}-1), libicu-dev, libre2-dev, libutf8proc-dev, libssl-dev")
set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION "glane for C and C++: headers and libraries
 What programs are built with that call glane.")
include(CPack)
