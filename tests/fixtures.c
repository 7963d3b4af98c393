/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "fixtures.h"

#include <string.h>

static const KotakuFixture fixtures[] = {
  { .name = "empty" },
  { .name = "one-actor", .actors = "id\na\n" },
  { .name = "one-institution", .institutions = "id,role\nlkm,LKM\n" },
  { .name = "isolates", .actors = "id\na\nb\nc\n" },
  { .name = "loop", .actors = "id\na\nb\n", .ties = "from,to,direction\na,a,equal\n" },
  { .name = "one-arc", .actors = "id\na\nb\n", .ties = "from,to\na,b\n" },
  { .name = "mutual", .actors = "id\na\nb\n", .ties = "from,to,weight\na,b,3\nb,a,2\n" },
  { .name = "parallel-ties",
    .actors = "id\na\nb\nc\n",
    .ties = "from,to,weight,source\n"
            "a,b,2,interview 1\na,b,3,interview 2\na,b,,interview 3\na,b,,interview 4\n"
            "b,c,,\nb,c,,\nb,b,,\n" },
  { .name = "isolate", .actors = "id\na\nb\nc\n", .ties = "from,to,direction\na,b,horizontal\n" },
  { .name = "two-components",
    .actors = "id\na\nb\nc\nd\ne\n",
    .ties = "from,to\na,b\nb,a\nc,d\nd,e\ne,c\n" },
  { .name = "path",
    .actors = "id\na\nb\nc\nd\ne\n",
    .ties = "from,to,direction\na,b,equal\nb,c,equal\nc,d,equal\nd,e,equal\n" },
  { .name = "cycle", .actors = "id\na\nb\nc\nd\n", .ties = "from,to\na,b\nb,c\nc,d\nd,a\n" },
  { .name = "star",
    .institutions = "id,role,sector\n"
                    "hub,LKM,community\ns1,Lurah,government\ns2,Satker PKP,government\n"
                    "s3,facilitator,programme\ns4,waste bank,private\n",
    .ties = "from,to,direction,form,strength\n"
            "s1,hub,vertical,kinship,weak\ns2,hub,vertical,kinship,weak\n"
            "s3,hub,vertical,work,strong\ns4,hub,horizontal,work,weak\n" },
  { .name = "complete",
    .actors = "id,sector\na,community\nb,community\nc,private\nd,government\n",
    .ties = "from,to,direction,strength\n"
            "a,b,equal,strong\na,c,equal,weak\na,d,horizontal,strong\n"
            "b,c,unstated,strong\nb,d,equal,weak\nc,d,equal,strong\n" },
  { .name = "hierarchy",
    .actors = "id\na\nb\nc\nd\n",
    .ties = "from,to,direction,weight\n"
            "a,b,vertical,4\na,c,vertical,2\na,d,vertical,1\nb,c,vertical,3\nb,d,vertical,1\n"
            "c,d,vertical,5\nd,c,vertical,1\n" },
  { .name = "absences",
    .actors = "id\na\nb\nc\n",
    .ties = "from,to,direction,strength\na,b,unstated,none\nb,c,equal,none\nb,c,equal,none\n" },
  { .name = "unstated",
    .actors = "id\na\nb\nc\n",
    .ties = "from,to,direction\na,b,unstated\nb,c,unstated\n" },
  { .name = "inferred",
    .actors = "id\na\nb\nc\n",
    .ties = "from,to,direction,form,strength,stated\n"
            "a,b,vertical,work,strong,inferred\nb,c,equal,kinship,weak,inferred\n" },
  { .name = "conflicts",
    .actors = "id\na\nb\nc\n",
    .ties = "from,to,direction,form,strength,content,scope,source\n"
            "a,b,vertical,kinship,strong,cooperation,programme,p1\n"
            "b,a,vertical,work,weak,interest|information,beyond,p2\n"
            "b,c,equal,kinship,none,,,p1\nb,c,vertical,kinship,strong,,,p1\n" },
  { .name = "no-zones",
    .actors = "id,role,sector,funded\n"
              "rt1,RT head,community,yes\nrt2,RT head,community,no\nf,facilitator,programme,\n",
    .ties = "from,to,form,direction,strength\n"
            "rt1,f,work,equal,weak\nrt2,f,work,equal,weak\nrt1,rt2,kinship,equal,strong\n" },
  { .name = "two-zones",
    .zones = "id,name,unit,rt,rw,delineated,area_ha\n"
             "z1,RT 01 RW 01,RT,01,01,yes,2.5\nz2,RT 02 RW 01,RT,02,01,no,\n",
    .actors = "id,role,sector,zone,funded\n"
              "a,RT head,community,z1,yes\nb,user,community,z1,yes\nc,worker,community,z1,yes\n"
              "d,RT head,community,z2,no\ne,resident,community,z2,no\nf,facilitator,programme,,\n",
    .institutions = "id,role,sector\nteam,facilitator,programme\n",
    .affiliations = "actor,institution,role\nf,team,senior\n",
    .ties = "from,to,form,direction,strength\n"
            "a,b,kinship,equal,strong\nb,c,work,equal,strong\na,f,work,equal,strong\n"
            "d,e,kinship,equal,weak\nd,f,work,equal,weak\na,d,kinship,equal,weak\n"
            "c,e,kinship,equal,none\n" },
  { .name = "institutions-by-people",
    .actors = "id,role,sector\np,LKM,community\nq,LKM,community\nr,Lurah,government\n"
              "s,facilitator,programme\n",
    .institutions = "id,role,sector\nlkm,LKM,community\nlurah,Lurah,government\n"
                    "team,facilitator,programme\n",
    .affiliations = "actor,institution\np,lkm\nq,lkm\nr,lurah\ns,team\n",
    .ties = "from,to,form,direction,strength\n"
            "p,r,work,equal,weak\nq,r,work,equal,strong\np,s,work,equal,strong\n"
            "p,q,kinship,equal,strong\nlurah,lkm,kinship,vertical,weak\n"
            "r,lkm,work,vertical,weak\ns,team,work,horizontal,strong\n" },
  { .name = "at-events",
    .actors = "id\na\nb\nc\n",
    .events = "id,name,date\nsk,the decree,2017-03-14\ndue,the loan falls due,\n",
    .ties = "from,to,direction,strength,since,until\n"
            "a,b,equal,weak,,event:sk\na,b,equal,strong,event:sk,\n"
            "b,c,vertical,strong,2016,2018-06\na,c,equal,weak,event:due,\n" },
  { .name = "kept-columns",
    .actors = "id,household,since_when\na,h1,2001\nb,h1,\nc,=h2,+3\n",
    .ties = "from,to,direction,note,remark\n"
            "a,b,equal,first meeting,x\nb,c,vertical,,-y\n" },
  { .name = "everything-coded",
    .zones = "id,name,parent,unit,kelurahan,rt,rw,delineated,decree,decree_date,area_ha,hazards\n"
             "area,Pasar,,kelurahan,Pasar,,,yes,SK 1/2017,2017-03-14,27.96,sanitation|flood\n"
             "z1,RT 01 RW 01,area,RT,Pasar,01,01,,,,3.5,\n"
             "z2,RT 02 RW 01,,RT,Pasar,02,01,no,,,4.25,fire\n",
    .actors = "id,name,role,sector,zone,funded\n"
              "rt1,JM,RT head,community,z1,yes\nu1,NH,user,community,z1,yes\n"
              "w1,WK,worker,community,z1,yes\nk1,EP,KPP,community,z1,yes\n"
              "rt2,NF,RT head,community,z2,no\nr2,SU,resident,community,z2,no\n"
              "l1,NH,LKM,community,,\nf1,YS,facilitator,programme,,\nb1,DF,waste bank,private,,\n"
              "e1,EM,Lurah,government,,\n",
    .institutions = "id,name,role,sector,tier\n"
                    "lkm,the LKM,LKM,community,kelurahan\nlurah,the Lurah,Lurah,government,"
                    "kelurahan\n"
                    "team,the team,facilitator,programme,city\nbank,the bank,waste bank,private,"
                    "city\n",
    .affiliations = "actor,institution,role,since,until\n"
                    "l1,lkm,coordinator,2016-01-01,\nf1,team,senior,2016,2021\n"
                    "b1,bank,manager,,\ne1,lurah,Lurah,,\n",
    .events = "id,name,date\nsk,the decree,2017-03-14\n",
    .ties = "id,from,to,form,direction,strength,content,scope,stages,activities,weight,since,"
            "until,source,stated\n"
            "t1,rt1,u1,kinship,equal,strong,cooperation,beyond,preparation|planning,"
            "infrastructure,1,,,interview 1,stated\n"
            "t2,u1,w1,work,equal,strong,cooperation,programme,implementation,"
            "infrastructure|economy,2,,,interview 1|interview 2,stated\n"
            "t3,rt1,k1,work,horizontal,strong,cooperation,programme,sustainability,social,1,,,"
            "interview 2,stated\n"
            "t4,rt2,r2,kinship,equal,weak,information,beyond,,,1,,,,inferred\n"
            "t5,rt1,rt2,kinship,equal,weak,cooperation,beyond,planning,social,1,,,interview 1,"
            "stated\n"
            "t6,l1,r2,kinship,unstated,none,,,,infrastructure,,event:sk,,interview 3,stated\n"
            "t7,f1,l1,work,vertical,strong,interest|information,programme,implementation,"
            "infrastructure,3,,,interview 3,stated\n"
            "t8,f1,rt1,work,equal,strong,information,programme,planning,infrastructure,1,,,"
            "interview 3,stated\n"
            "t9,lurah,lkm,kinship,vertical,weak,interest,beyond,preparation,,1,,,text,stated\n"
            "t10,lkm,lurah,work,horizontal,strong,cooperation,programme,planning,,1,,,text,stated\n"
            "t11,team,lkm,work,vertical,weak,interest,programme,implementation,infrastructure,2,,,"
            "text,inferred\n"
            "t12,lkm,bank,work,horizontal,weak,interest,programme,sustainability,social,1,,,text,"
            "stated\n"
            "t13,e1,lkm,work,vertical,weak,interest,programme,,,1,,,text,stated\n"
            "t14,f1,f1,work,equal,strong,,,,,1,,,text,stated\n",
    .funds = "id,zone,kind,year,tranche,share,amount,planned,disbursed,outcome\n"
             "f1,area,BDI,2017,1,0.7,700000000,2017-06-01,2017-09-15,built\n"
             "f2,area,BDI,2017,2,0.3,300000000,2017-09-01,2018-01-20,partly\n"
             "f3,area,BDI,2018,,,0,2018-06-01,,nothing\n",
    .posts = "post,required,min_education\n"
             "technical facilitator,civil engineering|architecture,DIII\n"
             "empowerment facilitator,any,DIII\n",
    .competences = "actor,post,field,education\nf1,technical facilitator,civil engineering,S1\n" },
};

const KotakuFixture *
kotaku_fixtures (gsize *n_fixtures)
{
  *n_fixtures = G_N_ELEMENTS (fixtures);
  return fixtures;
}

const KotakuFixture *
kotaku_fixture_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fixtures); i++)
    if (strcmp (fixtures[i].name, name) == 0)
      return &fixtures[i];
  return NULL;
}

/* The cells of column i of every line after the first; a cell that is empty is NULL. */
static gboolean
add_column (KotakuFrame *frame,
            char **lines,
            gsize n_rows,
            guint i,
            const char *name,
            GError **error)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  for (gsize row = 0; row < n_rows; row++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[row + 1], ",", -1);
      gboolean there = i < g_strv_length (parts) && *parts[i] != 0;
      g_ptr_array_add (cells, there ? g_strdup (parts[i]) : NULL);
    }
  return kotaku_frame_add_strings (frame, name, (const char *const *) cells->pdata, n_rows, error);
}

gboolean
kotaku_fixture_append (KotakuNetwork *network, KotakuTable table, const char *text, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  gsize n_rows = g_strv_length (lines) - 2; /* less the header and what follows the last newline */
  g_auto (GStrv) header = g_strsplit (lines[0], ",", -1);
  g_autoptr (KotakuFrame) frame = kotaku_frame_new (n_rows);
  for (guint i = 0; header[i] != NULL; i++)
    if (!add_column (frame, lines, n_rows, i, header[i], error))
      return FALSE;
  return kotaku_network_append_rows (network, table, frame, NULL, NULL, error);
}

KotakuNetwork *
kotaku_fixture_build (const KotakuFixture *fixture)
{
  const struct
  {
    KotakuTable table;
    const char *text;
  } tables[] = {
    { KOTAKU_TABLE_ZONES, fixture->zones },
    { KOTAKU_TABLE_ACTORS, fixture->actors },
    { KOTAKU_TABLE_INSTITUTIONS, fixture->institutions },
    { KOTAKU_TABLE_AFFILIATIONS, fixture->affiliations },
    { KOTAKU_TABLE_EVENTS, fixture->events },
    { KOTAKU_TABLE_TIES, fixture->ties },
    { KOTAKU_TABLE_FUNDS, fixture->funds },
    { KOTAKU_TABLE_POSTS, fixture->posts },
    { KOTAKU_TABLE_COMPETENCES, fixture->competences },
  };
  KotakuNetwork *network = kotaku_network_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (GError) error = NULL;
      if (tables[i].text != NULL
          && !kotaku_fixture_append (network, tables[i].table, tables[i].text, &error))
        g_error ("fixture %s: %s", fixture->name, error->message);
    }
  return network;
}

KotakuNetwork *
kotaku_fixture_network (const char *name)
{
  const KotakuFixture *fixture = kotaku_fixture_find (name);
  if (fixture == NULL)
    g_error ("no fixture %s", name);
  return kotaku_fixture_build (fixture);
}

KotakuView *
kotaku_fixture_view (KotakuNetwork *network, ...)
{
  g_autoptr (KotakuSelection) selection = kotaku_selection_new ();
  va_list list;
  va_start (list, network);
  for (const char *name = va_arg (list, const char *); name != NULL;
       name = va_arg (list, const char *))
    kotaku_selection_set_text (selection, name, va_arg (list, const char *));
  va_end (list);
  g_autoptr (GError) error = NULL;
  KotakuView *view = kotaku_network_get_view (network, selection, NULL, &error);
  if (view == NULL)
    g_error ("view: %s", error->message);
  return view;
}

char *
kotaku_fixture_rows (KotakuFrame *frame)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text
      = kotaku_frame_to_text (frame, KOTAKU_FORMAT_CSV, KOTAKU_LANGUAGE_EN, NULL, &error);
  if (text == NULL)
    g_error ("frame: %s", error->message);
  const char *rows = strchr (text, '\n');
  return g_strdup (rows != NULL ? rows + 1 : "");
}
