/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "scenario/scenario.h"

#include <string.h>

static const char *
read_cell (KotakuNetwork *network, KotakuTable table, const char *column, gsize row)
{
  char buffer[KOTAKU_DOUBLE_LENGTH];
  gint place = kotaku_network_find_column (network, table, column, NULL);
  const char *text
      = place < 0 ? NULL : kotaku_network_get_cell (network, table, place, row, buffer);
  return text == buffer ? NULL : text; /* these columns are text, which is the network's own */
}

/* Whether an item of the list "a|b" is text, case ignored; `any` is every text. */
static gboolean
list_has (const char *list, const char *text)
{
  g_autofree char *wanted = kotaku_text_fold (text, -1);
  for (const char *item = list; *item != 0 && wanted != NULL;)
    {
      gsize length = strcspn (item, "|");
      g_autofree char *folded = kotaku_text_fold (item, (gssize) length);
      if (folded != NULL && strcmp (folded, wanted) == 0)
        return TRUE;
      item += length + (item[length] == '|');
    }
  return FALSE;
}

/* Words are in order of rank, but that a diploma IV and a bachelor's degree (S1) are equal. */
static int
education_rank (const char *education)
{
  const KotakuVocabulary *words = &kotaku_words_education;
  const KotakuWord *word
      = education != NULL ? kotaku_vocabulary_find (words, education, strlen (education)) : NULL;
  if (word == NULL)
    return 0;
  return word->value - (word->value >= kotaku_vocabulary_find (words, "S1", 2)->value);
}

static KotakuFit
fit_field (const KotakuPost *post, const char *field)
{
  if (post->open)
    return KOTAKU_FIT_MATCH;
  if (post->required == NULL || field == NULL)
    return KOTAKU_FIT_UNKNOWN;
  return list_has (post->required, field) ? KOTAKU_FIT_MATCH : KOTAKU_FIT_MISMATCH;
}

static KotakuFit
fit_education (const KotakuPost *post, const char *education)
{
  int least = education_rank (post->min_education);
  int rank = education_rank (education);
  if (least == 0 || rank == 0)
    return KOTAKU_FIT_UNKNOWN;
  return rank >= least ? KOTAKU_FIT_MATCH : KOTAKU_FIT_MISMATCH;
}

static gboolean
read_posts (KotakuPosts *posts, KotakuNetwork *network, KotakuDictionary **ids, GError **error)
{
  for (gsize row = 0; row < posts->n_posts; row++)
    {
      KotakuPost *post = &posts->posts[row];
      post->post = read_cell (network, KOTAKU_TABLE_POSTS, "post", row);
      post->required = read_cell (network, KOTAKU_TABLE_POSTS, "required", row);
      post->min_education = read_cell (network, KOTAKU_TABLE_POSTS, "min_education", row);
      post->open = post->required != NULL && list_has (post->required, "any");
      if (kotaku_dictionary_intern (ids, post->post, strlen (post->post), error) < 0)
        return FALSE;
    }
  return TRUE;
}

static void
read_competences (KotakuPosts *posts, KotakuNetwork *network, const KotakuDictionary *ids)
{
  for (gsize row = 0; row < posts->n_competences; row++)
    {
      KotakuCompetence *competence = &posts->competences[row];
      competence->actor = read_cell (network, KOTAKU_TABLE_COMPETENCES, "actor", row);
      competence->post = read_cell (network, KOTAKU_TABLE_COMPETENCES, "post", row);
      competence->field = read_cell (network, KOTAKU_TABLE_COMPETENCES, "field", row);
      competence->education = read_cell (network, KOTAKU_TABLE_COMPETENCES, "education", row);
      competence->place
          = competence->post == NULL
                ? -1
                : kotaku_dictionary_find (ids, competence->post, strlen (competence->post));
      if (competence->place < 0)
        continue;
      KotakuPost *post = &posts->posts[competence->place];
      post->n_holders++;
      competence->field_fit = fit_field (post, competence->field);
      competence->education_fit = fit_education (post, competence->education);
    }
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KotakuDictionary, kotaku_dictionary_unref)

KotakuPosts *
kotaku_posts_new (KotakuNetwork *network, GError **error)
{
  g_autoptr (KotakuDictionary) ids = kotaku_dictionary_new (error);
  g_autoptr (KotakuPosts) posts = ids != NULL ? KOTAKU_ALLOC0 (KotakuPosts, 1, error) : NULL;
  if (posts == NULL)
    return NULL;
  posts->n_posts = kotaku_network_get_n_rows (network, KOTAKU_TABLE_POSTS);
  posts->n_competences = kotaku_network_get_n_rows (network, KOTAKU_TABLE_COMPETENCES);
  posts->posts = KOTAKU_ALLOC0 (KotakuPost, posts->n_posts, error);
  if (posts->posts == NULL || !read_posts (posts, network, &ids, error))
    return NULL;
  posts->competences = KOTAKU_ALLOC0 (KotakuCompetence, posts->n_competences, error);
  if (posts->competences == NULL)
    return NULL;
  read_competences (posts, network, ids);
  return g_steal_pointer (&posts);
}

void
kotaku_posts_free (KotakuPosts *posts)
{
  g_free (posts->posts);
  g_free (posts->competences);
  g_free (posts);
}
