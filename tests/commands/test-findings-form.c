/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "ask.h"

/* The study's Table 2: vertical rows are kinship, the others work, so dominance does not go with
 * it. */
START_TEST (test_dominance_form)
{
  ask_ties ("from,to,form,direction\na,b,kinship,vertical\nc,b,kinship,vertical\n"
            "c,a,work,horizontal\nd,a,work,horizontal\nd,b,work,horizontal\n",
            "dominance-form", "undecided -1 - [-]\n");
  /* a pair of both forms is neither */
  ask_ties ("from,to,form,direction\na,b,work|kinship,vertical\nc,b,work,vertical\n"
            "c,a,kinship,horizontal\nd,a,work,equal\n",
            "dominance-form", "undecided 0.5 - [-]\n");
  ask_ties ("from,to,form,direction\na,b,work,vertical\n", "dominance-form", "undecided - - [-]\n");
}
END_TEST

START_TEST (test_strength_form)
{
  ask_ties ("from,to,form,direction,strength\na,b,work,equal,strong\nc,b,kinship,equal,strong\n"
            "c,d,kinship,equal,weak\n",
            "strength-form", "undecided 0.5 - [-]\n");
  ask_ties ("from,to,direction\na,b,equal\n", "strength-form", "undecided - - [-]\n");
}
END_TEST

START_TEST (test_dominance_interest)
{
  ask_ties ("id,from,to,direction,content\nt1,a,b,vertical,interest\nt2,a,c,vertical,"
            "interest|information\nt3,a,d,vertical,cooperation\nt4,c,d,equal,cooperation\n",
            "dominance-interest", "supported 0.6666666666666666 - [t1|t2|t3]\n");
  /* ties of the pair that say nothing of content are not named, whatever else they say */
  ask_ties ("id,from,to,direction,content\nt1,a,b,vertical,\nt2,a,b,,interest\n"
            "t3,a,b,vertical,interest\n",
            "dominance-interest", "supported 1 - [t2|t3]\n");
  ask_ties ("id,from,to,direction,content\nt1,a,b,vertical,interest\nt2,a,c,vertical,"
            "cooperation\nt3,a,d,vertical,information\n",
            "dominance-interest", "contradicted 0.3333333333333333 - [t1|t2|t3]\n");
  ask_ties ("id,from,to,direction,content\nt1,a,b,vertical,interest\nt2,a,c,vertical,"
            "cooperation\n",
            "dominance-interest", "undecided 0.5 - [t1|t2]\n");
}
END_TEST

START_TEST (test_dominance_interest_without)
{
  ask_ties ("from,to,direction\na,b,vertical\n", "dominance-interest", "not testable - - [-]\n");
  ask_ties ("from,to,direction,content,source\na,b,vertical,interest,p\n"
            "a,b,vertical,cooperation,q\n",
            "dominance-interest", "undecided - - [-]\n");
  ask_ties ("from,to,direction\na,b,equal\n", "dominance-interest", "undecided - - [-]\n");
  ask_ties ("from,to,direction\na,b,unstated\n", "dominance-interest", "not testable - - [-]\n");
}
END_TEST

KOTAKU_TEST_MAIN ("commands/findings-form",
                  test_dominance_form,
                  test_strength_form,
                  test_dominance_interest,
                  test_dominance_interest_without)
