-- A campaign's items are read page by page in the order of their ids.
create index review_item_campaign_id_ix on review_item (campaign_id, id);
