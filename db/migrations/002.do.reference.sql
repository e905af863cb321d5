-- Reference rows that do not come from a file: school terms, what the city set itself, service radii.
-- (Districts and their old codes follow from the boundary file that ships with the project: db/reference.ts.)

-- Round dates: the education bureau's calendar moves by some days from year to year.
insert into term (key, name_zh, name_en, first_day, last_day)
values
  ('2024-spring', '2024年春季学期', 'Spring term 2024', '2024-02-20', '2024-07-10'),
  ('2024-autumn', '2024年秋季学期', 'Autumn term 2024', '2024-09-01', '2025-01-20'),
  ('2025-spring', '2025年春季学期', 'Spring term 2025', '2025-02-20', '2025-07-10'),
  ('2025-autumn', '2025年秋季学期', 'Autumn term 2025', '2025-09-01', '2026-01-20'),
  ('2026-spring', '2026年春季学期', 'Spring term 2026', '2026-02-20', '2026-07-10'),
  ('2026-autumn', '2026年秋季学期', 'Autumn term 2026', '2026-09-01', '2027-01-20');

comment on column term.first_day is 'First day, rounded; the register of this day is the denominator.';

-- The sentences are those of the report; nobody has compared the rows with the printed document yet.
insert into target
  (key, year, kind, name_zh, name_en, sentence, value, comparator, unit, scope, semantics, source, verified)
select
  key, year, kind, name_zh, name_en, sentence, value, comparator, unit, 'city', semantics,
  '2025年3月6日全市市场监管工作会议报告 (report to the city''s market-regulation work conference, 2025-03-06)', false
from (values
  ('star_markets_2025', 2025, 'target', '星级农贸市场', 'Star-rated markets',
   '全市培育打造星级农贸市场不少于90家', 90, '>=', '家', 'unstated'),
  ('five_star_2024', 2024, 'result', '五星农贸市场', 'Five-star markets',
   '打造16个五星农贸市场', 16, '=', '个', 'stated'),
  ('digital_markets_2024', 2024, 'result', '市场数字化转型', 'Markets gone digital',
   '赋能105家传统市场数字化转型', 105, '=', '家', 'stated'),
  ('school_canteens', 2025, 'target', '校园食品安全检查', 'School canteens inspected each term',
   '开展春、秋季学期校园食品安全全覆盖检查', 100, '>=', '%', 'stated'),
  ('offsite_suppliers', 2025, 'target', '校外供餐单位评价', 'Off-campus suppliers evaluated',
   '聘请第三方专业机构对校外供餐单位现场检查评价100%全覆盖', 100, '>=', '%', 'stated'),
  ('bright_kitchen', 2025, 'attribute', '互联网+明厨亮灶', 'Internet + bright kitchen',
   '优化完善“互联网+明厨亮灶”信息化管理系统', null, null, null, 'stated'),
  ('rescue_2024', 2024, 'result', '电梯平均救援响应时间', 'Mean elevator rescue response',
   '全市电梯平均救援响应时间10.6分钟', 10.6, '<=', 'min', 'stated'),
  ('overdue_equipment', 2025, 'target', '超期未检特种设备', 'Overdue special equipment',
   '全市超期未检特种设备实现动态“清零”', 0, '=', '台', 'stated'),
  ('hazard_followup', 2025, 'target', '风险隐患跟踪处理率', 'Hazards followed up',
   '电梯……等特种设备风险隐患跟踪处理率保持100%', 100, '>=', '%', 'stated'),
  ('old_elevators', 2025, 'task', '老旧电梯连片更新', 'Old elevators renewed block by block',
   '推进住宅老旧电梯连片更新', null, null, null, 'stated'),
  ('offices', 2025, 'attribute', '市场监管所建设', 'Supervision offices upgraded',
   '推进市场监管所标准化规范化建设提档升级', null, null, null, 'stated'),
  ('food_pass', 2025, 'rate', '食品抽检合格率', 'Food samples passed',
   '食品抽检合格率保持在98%以上', 98, '>=', '%', 'stated'),
  ('labs_2024', 2024, 'result', 'CMA检验检测机构', 'Accredited laboratories',
   '获CMA资质认定的检验检测机构1136家', 1136, '=', '家', 'stated')
) as given (key, year, kind, name_zh, name_en, sentence, value, comparator, unit, semantics);

insert into standard (key, name_zh, name_en, supply, radius_m, source, verified)
values
  ('circle_5_min', '5分钟生活圈', '5-minute neighbourhood circle', 'market', 300,
   '5分钟生活圈，300米，待核实 (5-minute neighbourhood circle, not yet verified against the standard)', false),
  ('circle_10_min', '10分钟生活圈', '10-minute neighbourhood circle', 'market', 500,
   '10分钟生活圈，500米，待核实 (10-minute neighbourhood circle, not yet verified against the standard)', false),
  ('circle_15_min', '15分钟生活圈', '15-minute neighbourhood circle', 'market', 1000,
   '15分钟生活圈，1000米，待核实 (15-minute neighbourhood circle, not yet verified against the standard)', false);
