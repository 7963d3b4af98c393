/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the study found, asked of a dataset:
 *   cc findings.c -o findings $(pkg-config --cflags --libs kotaku) && ./findings pasar-ii */
#include <kotaku.h>
#include <stdio.h>

static const char *
cell (KotakuFrame *frame, const char *column, gsize row)
{
  const char *text = kotaku_frame_get_string (frame, column, row, NULL);
  return text != NULL ? text : "";
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = NULL;
  g_autoptr (KotakuFrame) findings = NULL;
  const char *path = argc > 1 ? argv[1] : "examples/pasar-ii";

  network = kotaku_network_read (path, NULL, NULL, &error);
  if (network != NULL)
    findings = kotaku_network_findings (network, NULL, NULL, &error);
  if (findings == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }
  gsize n = 0;
  const double *values = kotaku_frame_get_doubles (findings, "value", &n, NULL);
  for (gsize row = 0; row < n; row++)
    printf ("%-25s %-12s %-16s %8.3g  %s\n", cell (findings, "id", row),
            cell (findings, "verdict", row), cell (findings, "subject", row), values[row],
            cell (findings, "basis", row));
  return 0;
}
