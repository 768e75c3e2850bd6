# Writes glane.spdx.json: what is inside (SPDX 2.3), from cmake/contents.tsv.
#
# Its time is that of SOURCE_DATE_EPOCH, or of the last commit, so that two builds are the same.
if(NOT DEFINED ENV{SOURCE_DATE_EPOCH})
  execute_process(COMMAND git -C "${PROJECT_SOURCE_DIR}" log -1 --format=%ct
    OUTPUT_VARIABLE epoch OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  if(NOT epoch)
    set(epoch 315532800)  # 1980: the first that archives know
  endif()
  set(ENV{SOURCE_DATE_EPOCH} "${epoch}")
endif()
string(TIMESTAMP created "%Y-%m-%dT%H:%M:%SZ" UTC)

set(number 0)
set(packages "")
set(relations "")
file(STRINGS cmake/contents.tsv rows ENCODING UTF-8)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS cmake/contents.tsv)
foreach(row IN LISTS rows)
  if(row MATCHES "^#")
    continue()
  endif()
  string(REPLACE "\t" ";" cells "${row}")
  list(GET cells 0 name)
  list(GET cells 1 version)
  list(GET cells 2 licence)
  list(GET cells 3 relation)
  list(GET cells 4 home)
  if(DEFINED "${version}")
    set(version "${${version}}")
  elseif(version MATCHES "VERSION")
    continue()  # this build does without
  endif()
  math(EXPR number "${number} + 1")
  string(APPEND packages ",
    {\"SPDXID\": \"SPDXRef-${number}\", \"name\": \"${name}\", \"versionInfo\": \"${version}\",
     \"downloadLocation\": \"${home}\", \"filesAnalyzed\": false,
     \"licenseConcluded\": \"${licence}\", \"licenseDeclared\": \"${licence}\", \"copyrightText\": \"NOASSERTION\"}")
  string(APPEND relations ",
    {\"spdxElementId\": \"SPDXRef-glane\", \"relationshipType\": \"${relation}\", \"relatedSpdxElement\": \"SPDXRef-${number}\"}")
endforeach()

file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/glane.spdx.json" CONTENT [[{
  "spdxVersion": "SPDX-2.3",
  "dataLicense": "CC0-1.0",
  "SPDXID": "SPDXRef-DOCUMENT",
  "name": "glane-@PROJECT_VERSION@",
  "documentNamespace": "https://spdx.org/spdxdocs/glane-@PROJECT_VERSION@",
  "creationInfo": {"created": "@created@", "creators": ["Tool: glane-@PROJECT_VERSION@"]},
  "packages": [
    {"SPDXID": "SPDXRef-glane", "name": "glane", "versionInfo": "@PROJECT_VERSION@",
     "downloadLocation": "NOASSERTION", "filesAnalyzed": false,
     "licenseConcluded": "Apache-2.0 AND CC-BY-SA-4.0", "licenseDeclared": "Apache-2.0", "copyrightText": "Copyright the glane authors"}@packages@
  ],
  "relationships": [
    {"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES", "relatedSpdxElement": "SPDXRef-glane"}@relations@
  ]
}
]] @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/glane.spdx.json" DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT program)
