/* Prints the records of one text. */
#include <glane.h>
#include <stdio.h>

int main(void) {
  glane_pipeline *pipeline = NULL;
  glane_buffer records = {0}, error = {0};
  const glane_document document = {.text = glane_string("Le 3 mai 2021, elle a payé 30 euros."),
                                   .id = glane_string("a")};
  if (glane_pipeline_new(glane_string(""), &pipeline, &error) != GLANE_OK ||
      glane_run(pipeline, &document, &records, &error) != GLANE_OK) {
    fprintf(stderr, "%s\n", error.data);
    return 1;
  }
  fwrite(records.data, 1, records.size, stdout);
  glane_buffer_free(&records);
  glane_pipeline_free(pipeline);
  return 0;
}
