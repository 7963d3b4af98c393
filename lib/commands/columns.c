/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Which columns, and which rows of names, every command has in each of its forms. */

#include "commands/commands.h"

#include <string.h>

/* Tables of the commands, as their options ask for them; names are those of rows. */
static const struct
{
  const char *command, *form, *columns, *names;
} forms[] = {
  { "findings", "", NULL, NULL },
  { "validate", "", NULL, NULL },
  { "info", "", NULL,
    "actors,institutions,affiliations,zones,ties,ties_stated,ties_inferred,ties_absent,"
    "loops_dropped,ties_merged,nodes,arcs,undirected,isolates,components,largest_component,density,"
    "reciprocity,transitivity,fragmentation,mean_distance,diameter,krackhardt_connectedness,"
    "krackhardt_hierarchy,krackhardt_efficiency,krackhardt_lubness,global_reaching,flow_hierarchy,"
    "ties_LEVEL,form_WORD,direction_WORD,strength_WORD,stage_WORD,activity_WORD,assortativity_"
    "group,assortativity_degree,INDEX_se,"
    "INDEX_low,INDEX_high" },
  { "metrics", "", NULL, NULL },
  { "measure", "", "id,METRIC,METRIC_se,METRIC_low,METRIC_high", NULL },
  { "classify", "", NULL, NULL },
  { "classify", "--by",
    "a_group,b_group,level,pairs,symmetric,asymmetric,undecided,none,form,direction,strength,"
    "content,stated,conflicts",
    NULL },
  { "classify", "--table", "a_group,b_group,form,direction,strength,pairs,conflicts", NULL },
  { "classify", "--cross", "row,column,pairs,expected,p_value", NULL },
  { "structure", "", NULL, NULL },
  { "strength", "", NULL, NULL },
  { "strength", "--summary", "name,value,word",
    "pairs,covered,agreed,stated,accuracy,accuracy_low,accuracy_high,kappa,kappa_low,kappa_high,"
    "p_value,verdict,OBSERVED_PREDICTED,min_p,reason" },
  { "zones", "", NULL, NULL },
  { "zones", "--summary",
    "contrast,delineated,outside,difference,low,high,p_value,min_p,verdict,reason", NULL },
  { "zones", "--areas", "id,name,unit,decree,decree_date,area_ha,hazards,funds,actors", NULL },
  { "dominance", "", NULL, NULL },
  { "dominance", "--summary", "name,value,word",
    "landau_h,devries_h,devries_p,directional_consistency,triangle_transitivity,ttri,ttri_p,"
    "steepness,steepness_p,krackhardt_connectedness,krackhardt_hierarchy,krackhardt_efficiency,"
    "krackhardt_lubness,global_reaching,flow_hierarchy,trophic_incoherence,"
    "out_degree_centralisation,in_degree_centralisation,devries_min_p,ttri_min_p,"
    "steepness_min_p" },
  { "influence", "", NULL, NULL },
  { "influence", "--matrix", "from,to,value", NULL },
  { "census", "", NULL,
    "mutual,asymmetric,null,003,012,102,021D,021U,021C,111D,111U,030T,030C,201,120D,120U,120C,210,"
    "300" },
  { "keyplayers", "", NULL, NULL },
  { "bridges", "", NULL, NULL },
  { "bridges", "--brokers", "a,b,strength,broker,strength_a,strength_b,neutral", NULL },
  { "bridges", "--summary", "name,value,word",
    "strong_pairs,forbidden,closure,local_bridges,weak_share,weak_share_all,p_value,min_p,verdict,"
    "reason,p_actors,deciding_actor" },
  { "crosslevel", "", NULL, "carried,closure" },
  { "crosslevel", "--nodes", "actor,institution,actor_degree,institution_degree", NULL },
  { "segregation", "", NULL, NULL },
  { "brokerage", "", NULL, NULL },
  { "obstacles", "", NULL,
    "days_late,gap_days,share,outcome,ties_at_risk,required,field,education,ei_index" },
  { "agree", "", NULL, NULL },
  { "agree", "--list", "a,b,field,CODER", NULL },
  { "agree", "--merge", "", NULL },
  { "compare", "", "step,a,b,from,to,change", NULL },
  { "compare", "--summary", "step,name,value,word",
    "nodes_common,only_first,only_second,jaccard,hamming,graph_correlation,qap_p_ge,qap_p_le,"
    "gained,lost,change,change_low,change_high,change_p,verdict,reason,pairs,min_p,"
    "deciding_actor" },
  { "pool", "", NULL, NULL },
  { "pool", "--summary", "name,value,word",
    "k,mean,low,high,p_value,prediction_low,prediction_high,tau2,i2,verdict,reason,min_p,undefined,"
    "pooled_share" },
  { "robustness", "", NULL, NULL },
  { "robustness", "--summary", "statistic,value,low,high,changes_verdict,verdict,changed_by",
    NULL },
  { "strengthen", "", NULL, NULL },
  { "scenario", "", NULL,
    "nodes,ties,arcs,isolates,components,largest_component,density,reciprocity,transitivity,"
    "fragmentation,mean_distance,krackhardt_connectedness,strong_pairs,strong_nearness,"
    "index_interpersonal,index_institutional" },
  { "scenario", "--nodes", "id,metric,before,after,change", NULL },
  { "convert", "", NULL, NULL },
};

typedef struct
{
  KotakuRows *rows;
  const char *command, *form;
} Listing;

static void
list_names (const Listing *listing, const char *names, gboolean in_row)
{
  g_auto (GStrv) each = g_strsplit (names, ",", -1);
  for (gsize i = 0; each[i] != NULL; i++)
    {
      const KotakuMeaning *meaning = kotaku_meaning_find (listing->command, listing->form, each[i]);
      kotaku_rows_begin (listing->rows);
      kotaku_rows_string (listing->rows, 0, listing->command);
      kotaku_rows_string (listing->rows, 1, listing->form);
      kotaku_rows_string (listing->rows, 2, each[i]);
      kotaku_rows_boolean (listing->rows, 3, in_row);
      kotaku_rows_string (listing->rows, 4, meaning != NULL ? meaning->english : NULL);
      kotaku_rows_string (listing->rows, 5, meaning != NULL ? meaning->indonesian : NULL);
    }
}

/**
 * kotaku_list_columns:
 * @error: return location for an error
 *
 * What stands in the tables of every command, a row for each column and, where a table is one of
 * names, for each name: `form` is the option that asks for another table than the command's own,
 * or empty; `in_row` says whether `name` is that of a row; `title` and `title_id` tell what it is,
 * its unit or range, and when it is empty. In capitals stand names that the data complete:
 * `form_WORD`, `CODER`.
 *
 * - Cost: O(columns of all commands)
 * - Threads: any
 * - Errors: %KOTAKU_ERROR_NO_MEMORY
 *
 * Returns: (transfer full): a row per column or name, or %NULL with @error set
 * Since: 1.0
 */
KotakuFrame *
kotaku_list_columns (GError **error)
{
  gsize n = 0;
  const KotakuCommand *const *commands = kotaku_commands (&n);
  KotakuRows *rows = kotaku_rows_new ("command:s,form:s,name:s,in_row:b,title:s,title_id:s");
  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (forms); j++)
      {
        const Listing listing = { rows, commands[i]->name, forms[j].form };
        const char *columns = forms[j].columns != NULL ? forms[j].columns : commands[i]->columns;
        if (strcmp (forms[j].command, commands[i]->name) != 0)
          continue;
        list_names (&listing, columns, FALSE);
        if (forms[j].names != NULL)
          list_names (&listing, forms[j].names, TRUE);
      }
  return kotaku_library_finish (rows, error);
}
