/* SPDX-License-Identifier: GPL-2.0-or-later */

/* read read|validate THREADS DIRECTORY prints seconds, peak MB and ties (of validate: problems). */

#include <kotaku.h>

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  struct rusage usage;
  gint64 start;
  double seconds;
  gsize n = 0;
  if (argc != 4)
    return 2;
  kotaku_options_set_int64 (options, "threads", g_ascii_strtoll (argv[2], NULL, 10));
  start = g_get_monotonic_time ();
  if (strcmp (argv[1], "read") == 0)
    {
      g_autoptr (KotakuNetwork) network = kotaku_network_read (argv[3], options, NULL, &error);
      seconds = (double) (g_get_monotonic_time () - start) / 1e6;
      n = network != NULL ? kotaku_network_get_n_ties (network) : 0;
    }
  else
    {
      g_autoptr (KotakuFrame) problems = kotaku_validate (argv[3], options, NULL, &error);
      seconds = (double) (g_get_monotonic_time () - start) / 1e6;
      n = problems != NULL ? kotaku_frame_get_n_rows (problems) : 0;
    }
  if (error != NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }
  getrusage (RUSAGE_SELF, &usage);
  printf ("%.4f %.0f %" G_GSIZE_FORMAT "\n", seconds, (double) usage.ru_maxrss / 1024, n);
  return 0;
}
