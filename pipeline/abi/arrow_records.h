// Columns handed over by the Arrow C data interface.
#pragma once

#include "pipeline/abi/glane.h"
#include "pipeline/abi/record_columns.h"

namespace glane::abi {

// The schema of records: a struct of column_names().  The receiver releases it.
void export_schema(ArrowSchema& schema);

// The columns as a struct array, each with memory of its own.  The receiver releases it.
void export_records(RecordColumns& records, ArrowArray& array);

}  // namespace glane::abi
